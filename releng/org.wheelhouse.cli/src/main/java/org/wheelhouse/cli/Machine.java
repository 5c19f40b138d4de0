package org.wheelhouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.internal.store.KnownMachineJson;

/**
 * A machine that the workbench knows.
 *
 * @param addresses of its monitors, the spare one first: the workbench holds the other
 */
record Machine(String id, String name, List<String> addresses) {

	/** All of them, as the workbench has last written them down; it may be running. */
	static List<Machine> known(Map<String, String> environment) throws Stopped {
		var state = environment.getOrDefault("XDG_STATE_HOME", "");
		var file = (state.startsWith("/") ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local/state"))
				.resolve("wheelhouse/machines.json");
		if (!Files.exists(file)) {
			return List.of();
		}
		try {
			return new KnownMachineJson().parse(Files.readString(file)).stream().map(Machine::of).toList();
		} catch (IOException e) {
			throw new Stopped(ExitStatus.UNREACHABLE, "The list of machines cannot be read: " + e.getMessage());
		}
	}

	private static Machine of(KnownMachine machine) {
		var identity = machine.identity();
		return new Machine(machine.id(), machine.facts().name(),
				Stream.of(identity.spareAddress(), identity.address()).filter(text -> !text.isBlank()).toList());
	}

	/** The first that is meant by a word; empty when it is none of their ids and names. */
	static List<String> addressesOf(String word, List<Machine> machines) throws Stopped {
		var meant = machines.stream().filter(machine -> machine.id().equals(word)).toList();
		if (meant.isEmpty()) {
			meant = machines.stream().filter(machine -> machine.name().equals(word)).toList();
		}
		if (meant.size() > 1) {
			throw new Stopped(ExitStatus.UNREADABLE, meant.size() + " machines are called '" + word
					+ "'. Say the id of one: " + String.join(", ", meant.stream().map(Machine::id).toList()) + ".");
		}
		return meant.isEmpty() ? List.of() : meant.getFirst().addresses();
	}
}
