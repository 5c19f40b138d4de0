package org.wheelhouse.core.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.qmp.command.QmpCommand;

/**
 * A line for the human monitor, as {@code human-monitor-command} carries it.
 *
 * @param words what is between its blanks, the command first
 */
public record HumanMonitorLine(List<String> words) {

	/** The command that carries one. */
	public static final String COMMAND = "human-monitor-command";

	/** They print something and change nothing; {@code i} and {@code o} are the guest's ports. */
	private static final Set<String> PRINTS = Set.of("info", "help", "?", "x", "xp", "print", "p", "sum", "qom-list",
			"qom-get", "gpa2hva", "gpa2hpa", "gva2gpa", "screendump", "sendkey", "mouse_move", "mouse_button",
			"mouse_set", "set_link", "memsave", "pmemsave", "log", "logfile", "trace-event");

	/** The line in a command; empty when it carries none. */
	public static Optional<HumanMonitorLine> of(QmpCommand<?> command) {
		if (!command.name().equals(COMMAND)) {
			return Optional.empty();
		}
		var line = command.arguments().path("command-line").asText().strip();
		return line.isEmpty() ? Optional.empty() : Optional.of(new HumanMonitorLine(List.of(line.split("\\s+"))));
	}

	/** Whether nothing that is shown of the machine is other than before. */
	public boolean onlyAsks() {
		return PRINTS.contains(words.getFirst().replaceFirst("/.*", ""));
	}

	/** Whether it has QEMU look at block nodes that no device uses: {@code info block -n}, or {@code info block NAME}. */
	boolean asksForNodes() {
		return words.size() > 2 && words.getFirst().equals("info") && words.get(1).equals("block");
	}
}
