package org.wheelhouse.ui.qmp.console;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Knows which arguments are nobody's business: they are neither shown afterwards nor kept in a file. */
final class Secrets {

	private static final String HIDDEN = "••••";
	private static final Map<String, Set<String>> ARGUMENTS = Map.of("set_password", Set.of("password"),
			"change-vnc-password", Set.of("password"), "block_passwd", Set.of("password"), "object-add",
			Set.of("data"), "change", Set.of("arg"));

	private Secrets() {
		// holds no state
	}

	/** The arguments of a command that are secret and there. */
	static List<String> in(RawCommand command) {
		return ARGUMENTS.getOrDefault(command.name(), Set.of()).stream().filter(command.arguments()::has)
				.filter(_ -> isSecret(command)).sorted().toList();
	}

	private static boolean isSecret(RawCommand command) {
		return switch (command.name()) {
			case "object-add" -> command.arguments().path("qom-type").asText().startsWith("secret");
			case "change" -> command.arguments().path("target").asText().endsWith("password");
			default -> true;
		};
	}

	/** The same with dots instead of what is secret. */
	static RawCommand hidden(RawCommand command) {
		ObjectNode shown = command.arguments().deepCopy();
		in(command).forEach(name -> shown.put(name, HIDDEN));
		return new RawCommand(command.name(), shown);
	}
}
