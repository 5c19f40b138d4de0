package org.wheelhouse.ui.machines;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.StateLook;

/**
 * What a machine's row says behind its name.
 *
 * @param text   version, peer, or why it is in its state
 * @param color  the colour of the text
 * @param across whether it needs the figures' columns too, because there are no figures or a reason must be read
 */
record RowText(String text, ColorRole color, boolean across) {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
			.withZone(ZoneId.systemDefault());

	static RowText of(Machine machine) {
		var look = StateLook.of(machine.getState());
		return switch (machine.getState()) {
			case RUNNING, PAUSED -> new RowText(running(machine), ColorRole.TEXT2, false);
			case MIGRATING -> new RowText(migrating(machine), look.role(), false);
			case INCOMING -> new RowText(Messages.Row_Waiting, look.role(), false);
			case SEALED -> new RowText(sealed(machine), look.role(), true);
			case FAILED, UNRESPONSIVE -> new RowText(reason(machine, look), look.role(), true);
			case LOST -> new RowText(lost(machine), ColorRole.GONE, true);
			case ENDED -> new RowText(ended(machine, look), ColorRole.GONE, true);
			case DEFINED, CONNECTING, SHUTDOWN -> new RowText(reason(machine, look), ColorRole.GONE, true);
		};
	}

	/** Where to, as far as that is known, and how far it is. */
	private static String migrating(Machine machine) {
		var to = NLS.bind(Messages.Row_To, peer(machine));
		return machine.getMigrationPercent() < 0
				? to
				: NLS.bind(Messages.Row_Percent, to, machine.getMigrationPercent());
	}

	private static String running(Machine machine) {
		return Stream.of(machine.getQemuVersion(), machine.getDifferences().isEmpty() ? "" : Messages.Row_Otherwise,
				machine.getDetail()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
	}

	private static String sealed(Machine machine) {
		return machine.getPeerId().isEmpty()
				? StateLook.of(machine.getState()).word()
				: NLS.bind(Messages.Row_MovedTo, peer(machine));
	}

	/** How it ended and its last words. */
	private static String ended(Machine machine, StateLook look) {
		var lines = machine.getEndingText().lines().filter(line -> !line.isBlank()).toList();
		return switch (lines.size()) {
			case 0 -> reason(machine, look);
			case 1 -> lines.getFirst();
			default -> lines.getFirst().endsWith(lines.getLast())
					? lines.getFirst()
					: lines.getFirst() + ": " + lines.getLast();
		};
	}

	private static String reason(Machine machine, StateLook look) {
		if (!machine.getDetail().isEmpty()) {
			return machine.getDetail().lines().findFirst().orElse("");
		}
		return machine.getEndingText().isEmpty()
				? look.word()
				: machine.getEndingText().lines().findFirst().orElse(look.word());
	}

	private static String lost(Machine machine) {
		if (machine.getSampledMillis() == 0) {
			return machine.getDetail().isEmpty() ? StateLook.of(machine.getState()).word() : machine.getDetail();
		}
		return NLS.bind(Messages.Row_LastSeen, CLOCK.format(Instant.ofEpochMilli(machine.getSampledMillis())),
				machine.getStatus());
	}

	private static String peer(Machine machine) {
		var host = machine.getHost();
		return host == null || host.getInventory() == null
				? machine.getPeerId()
				: InventoryLookup.machine(host.getInventory(), machine.getPeerId()).map(Machine::getName).orElse("…");
	}
}
