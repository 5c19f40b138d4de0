package org.wheelhouse.ui.qmp.console;

import java.util.List;

import org.wheelhouse.qmp.command.RawCommand;

/** Tells commands that change nothing. */
final class Questions {

	private static final List<String> NAMES = List.of("query-", "qom-list", "qom-get", "device-list-properties",
			"screendump");

	private Questions() {
		// holds no state
	}

	/** Whether a command only asks. */
	static boolean isOne(RawCommand command) {
		return NAMES.stream().anyMatch(command.name()::startsWith)
				|| command.name().equals("human-monitor-command")
						&& command.arguments().path("command-line").asText().matches("(info|help|x|xp|print|p)\\b.*");
	}
}
