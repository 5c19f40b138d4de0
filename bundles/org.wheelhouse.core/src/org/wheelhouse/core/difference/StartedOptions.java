package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

/** The options by which a machine was started that are the user's: its host adds its own behind them. Pure. */
public final class StartedOptions {

	private static final String MONITOR = "wheelhouse0";

	private StartedOptions() {
		// holds no state
	}

	/**
	 * Reads them; none when the machine has been moved here, for then it was started as it ran before.
	 *
	 * @param commandLine exactly what was executed, program first; may be empty
	 * @param defined     what the definition says now: where it names an accelerator or a name, that was not the host's
	 */
	public static List<QemuOption> of(List<String> commandLine, List<QemuOption> defined) {
		if (commandLine.isEmpty()) {
			return List.of();
		}
		var options = new ArrayList<>(QemuCommandLine.optionsOf(commandLine.subList(1, commandLine.size())));
		if (options.stream().anyMatch(option -> option.name().equals("incoming"))) {
			return List.of(); // as it ran elsewhere, not as it was defined
		}
		int monitor = 0;
		while (monitor < options.size() && !isMonitor(options.get(monitor))) {
			monitor++;
		}
		if (monitor == options.size()) {
			return List.copyOf(options);
		}
		var folder = folder(options.get(monitor));
		options.subList(monitor, options.size()).clear();
		while (!options.isEmpty() && isPort(options.getLast(), folder)) {
			options.removeLast();
		}
		for (var added : List.of("accel", "name")) {
			if (!options.isEmpty() && options.getLast().name().equals(added)
					&& defined.stream().noneMatch(option -> option.name().equals(added))) {
				options.removeLast();
			}
		}
		return List.copyOf(options);
	}

	private static boolean isMonitor(QemuOption option) {
		return option.name().equals("chardev")
				&& KeyValues.parse(option.value().orElse("")).value("id").filter(MONITOR::equals).isPresent();
	}

	/** With its last slash. */
	private static String folder(QemuOption monitor) {
		var path = KeyValues.parse(monitor.value().orElse("")).value("path").orElse("");
		return path.substring(0, path.lastIndexOf('/') + 1);
	}

	private static boolean isPort(QemuOption option, String folder) {
		return (option.name().equals("vnc") || option.name().equals("serial"))
				&& option.value().filter(value -> value.startsWith("unix:" + folder.replace(",", ",,"))).isPresent();
	}
}
