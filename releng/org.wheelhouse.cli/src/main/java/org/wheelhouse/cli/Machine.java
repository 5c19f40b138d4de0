package org.wheelhouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.FileWords;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.internal.store.KnownMachineJson;
import org.wheelhouse.core.internal.store.LockedIds;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.MonitorAddress;

/**
 * A machine that the workbench knows.
 *
 * @param addresses of its monitors, the spare one first: the workbench holds the other
 * @param readOnly  whether nothing is sent to it but questions, by itself or because its computer is
 */
record Machine(String id, String name, List<String> addresses, boolean readOnly) {

	/** Before the name of a computer that is reached by ssh, as the workbench keeps it. */
	private static final String FAR = "ssh:";

	Machine(String id, String name, List<String> addresses) {
		this(id, name, addresses, false);
	}

	/** All of them, as the workbench has last written them down; it may be running. */
	static List<Machine> known(Map<String, String> environment) throws Stopped {
		var state = environment.getOrDefault("XDG_STATE_HOME", "");
		var folder = (state.startsWith("/") ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local/state"))
				.resolve("wheelhouse");
		var file = folder.resolve("machines.json");
		if (!Files.exists(file)) {
			return List.of();
		}
		try {
			var locks = locks(folder.resolve(LockedIds.FILE));
			return new KnownMachineJson().parse(Files.readString(file)).stream().map(known -> of(known, locks))
					.toList();
		} catch (IOException e) {
			throw new Stopped(ExitStatus.UNREACHABLE, "The list of machines cannot be read: " + e.getMessage());
		}
	}

	private static LockedIds locks(Path file) throws Stopped {
		try {
			return LockedIds.parse(Files.exists(file) ? Files.readString(file) : "");
		} catch (IOException e) {
			throw new Stopped(ExitStatus.UNREACHABLE, "The list of what is read-only, " + file
					+ ", cannot be read, so nothing is sent to any machine: correct it or move it away. ("
					+ FileWords.of(e) + ")");
		}
	}

	private static Machine of(KnownMachine machine, LockedIds locks) {
		var identity = machine.identity();
		return new Machine(machine.id(), machine.facts().name(),
				Stream.of(identity.spareAddress(), identity.address()).filter(text -> !text.isBlank())
						.map(text -> onItsComputer(text, identity.hostId())).toList(),
				locks.has(machine.id(), identity.hostId()));
	}

	private static String onItsComputer(String address, String host) {
		return host.startsWith(FAR)
				? new MonitorAddress(Optional.of(host.substring(FAR.length())), Address.parse(address)).toString()
				: address;
	}

	/** The one that is meant by a word; empty when it is none of their ids and names. */
	static Optional<Machine> meant(String word, List<Machine> machines) throws Stopped {
		var meant = machines.stream().filter(machine -> machine.id().equals(word)).toList();
		if (meant.isEmpty()) {
			meant = machines.stream().filter(machine -> machine.name().equals(word)).toList();
		}
		if (meant.size() > 1) {
			throw new Stopped(ExitStatus.UNREADABLE, meant.size() + " machines are called '" + word
					+ "'. Say the id of one: " + String.join(", ", meant.stream().map(Machine::id).toList()) + ".");
		}
		return meant.stream().findFirst();
	}
}
