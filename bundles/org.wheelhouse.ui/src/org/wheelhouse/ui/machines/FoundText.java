package org.wheelhouse.ui.machines;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.FoundMonitor;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.ui.machine.CommandLineText;
import org.wheelhouse.ui.widget.Quantity;

/** What is said of QEMUs that were found. Model thread. */
final class FoundText {

	private static final String BETWEEN = " · ";
	private static final int MINUTE = 60;

	private FoundText() {
		// holds no state
	}

	/** How many there are. */
	static String of(HostFound found) {
		var count = found.getQemus().size();
		if (isOld(found)) {
			return count == 1 ? Messages.Found_OneBefore : NLS.bind(Messages.Found_SeveralBefore, count);
		}
		return count == 1 ? Messages.Found_One : NLS.bind(Messages.Found_Several, count);
	}

	/** Whether it is what was last known of a computer that does not tell now. */
	static boolean isOld(HostFound found) {
		return found.eContainer() instanceof Host host && !HostText.tells(host);
	}

	/** The same of one of them. */
	static boolean isOld(FoundQemu qemu) {
		return qemu.eContainer() instanceof HostFound found && isOld(found);
	}

	/** What stands behind its name: what prevents attaching, else how old it is, where it works, and its monitor. */
	static String of(FoundQemu qemu, Clock clock) {
		var words = qemu.getAddress().isEmpty()
				? Stream.of(qemu.getStatus(), qemu.getReason())
				: Stream.of(qemu.getOwner(), age(qemu, clock), qemu.getFolder(), monitor(qemu));
		return words.filter(word -> !word.isEmpty()).collect(Collectors.joining(BETWEEN));
	}

	private static String monitor(FoundQemu qemu) {
		var place = qemu.getMonitors().stream().filter(monitor -> monitor.getReason().isEmpty()).findFirst()
				.map(FoundMonitor::getPlace).orElse(qemu.getAddress());
		return place.startsWith(qemu.getFolder() + "/") ? String.valueOf(Path.of(place).getFileName()) : place;
	}

	/** How long it has been running. */
	static String age(FoundQemu qemu, Clock clock) {
		var age = Duration.between(Instant.ofEpochMilli(qemu.getStartedMillis()), clock.instant());
		return age.compareTo(Duration.ofSeconds(MINUTE)) < 0
				? NLS.bind(Messages.Found_Seconds, Math.max(0, age.toSeconds()))
				: age.toDays() > 0
						? NLS.bind(Messages.Found_Days, age.toDays(), age.toHoursPart())
						: age.toHours() > 0
								? NLS.bind(Messages.Found_Hours, age.toHours(),
										String.format("%02d", age.toMinutesPart()))
								: NLS.bind(Messages.Found_Minutes, age.toMinutes());
	}

	/** The one line of what cannot be attached to: why, and what to do. */
	static String line(FoundQemu qemu) {
		return NLS.bind(Messages.Found_Line, new Object[]{qemu.getName(), qemu.getReason(), qemu.getAdvice()});
	}

	/** All that is known of it, a line each. */
	static String all(FoundQemu qemu) {
		var lines = new ArrayList<String>();
		if (qemu.getAddress().isEmpty()) {
			lines.add(line(qemu));
		}
		lines.add(NLS.bind(Messages.Found_Process, process(qemu)));
		say(lines, Messages.Found_Owner, qemu.getOwner());
		say(lines, Messages.Found_Folder, qemu.getFolder());
		for (var monitor : qemu.getMonitors()) {
			lines.add(line(monitor));
		}
		lines.add(CommandLineText.of(qemu.getCommandLine()).text());
		return String.join("\n", lines);
	}

	/** Which process it is, whose, and how large. */
	static String process(FoundQemu qemu) {
		return NLS.bind(Messages.Found_ProcessOf, new Object[]{Long.toString(qemu.getPid()), qemu.getUser(),
				Quantity.bytes(qemu.getResidentBytes())});
	}

	/** A monitor: where it is, and why it cannot be used. */
	static String line(FoundMonitor monitor) {
		return NLS.bind(Messages.Found_Monitor, monitor.getKind(), monitor.getPlace())
				+ (monitor.getReason().isEmpty() ? "" : BETWEEN + monitor.getReason());
	}

	private static void say(List<String> lines, String words, String what) {
		if (!what.isEmpty()) {
			lines.add(NLS.bind(words, what));
		}
	}
}
