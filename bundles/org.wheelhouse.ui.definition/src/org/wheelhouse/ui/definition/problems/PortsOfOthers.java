package org.wheelhouse.ui.definition.problems;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.check.Ports;
import org.wheelhouse.core.definition.check.TakenPort;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.InventoryLookup;

/**
 * The ports on which the machines that run on a computer listen, as far as their command lines tell. Model thread.
 *
 * @param inventory of all machines
 */
record PortsOfOthers(Inventory inventory) {

	/** Those of all machines but that of a definition. */
	List<TakenPort> of(Host host, Path definition) {
		return InventoryLookup.machines(inventory).stream()
				.filter(machine -> machine.getHost() != null && machine.getHost().getId().equals(host.id()))
				.filter(machine -> machine.getPid() > 0 && !machine.getDefinitionPath().equals(definition.toString()))
				.flatMap(PortsOfOthers::of).toList();
	}

	private static Stream<TakenPort> of(Machine machine) {
		try {
			return Ports.of(DefinitionText.parse(QemuCommandLine.quoted(machine.getCommandLine())),
					"the machine " + machine.getName() + ", which runs").stream();
		} catch (CommandLineException _) {
			return Stream.empty();
		}
	}
}
