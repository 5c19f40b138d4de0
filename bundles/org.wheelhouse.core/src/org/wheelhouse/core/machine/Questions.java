package org.wheelhouse.core.machine;

import java.util.List;
import java.util.Set;

import org.wheelhouse.qmp.command.QmpCommand;

/**
 * Tells the commands that change nothing: not the guest, not QEMU, no file and no image. A command that is not known changes
 * something.
 */
public final class Questions {

	/** QEMU names so what only answers, all that its versions have. */
	private static final List<String> FAMILIES = List.of("query-", "x-query-", "x-debug-query-", "qom-list");
	private static final Set<String> NAMES = Set.of("qom-get", "device-list-properties", "trace-event-get-state");
	/** What the human monitor answers by; lines that print and change nothing by another name are not among them. */
	private static final String INFO = "info";

	private Questions() {
		// only a table
	}

	/** Whether a command of this name only asks; what carries a line for the human monitor does not by its name. */
	public static boolean isOne(String name) {
		return NAMES.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
	}

	/** Whether a command only asks, {@code info …} for the human monitor too. */
	public static boolean isOne(QmpCommand<?> command) {
		return isOne(command.name()) || HumanMonitorLine.of(command)
				.filter(line -> line.words().getFirst().equals(INFO)).isPresent();
	}
}
