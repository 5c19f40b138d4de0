package org.wheelhouse.ui.definition.problems;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.check.KnownPorts;
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

	/** Those of the machine of a definition, and of all others. */
	KnownPorts of(Host host, Path definition) {
		var running = InventoryLookup.machines(inventory).stream()
				.filter(machine -> machine.getHost() != null && machine.getHost().getId().equals(host.id()))
				.filter(machine -> machine.getPid() > 0)
				.collect(Collectors.partitioningBy(
						machine -> machine.getDefinitionPath().equals(definition.toString())));
		return new KnownPorts(of(running.getOrDefault(false, List.of())), of(running.getOrDefault(true, List.of())));
	}

	private static List<TakenPort> of(List<Machine> machines) {
		return machines.stream().flatMap(PortsOfOthers::of).toList();
	}

	private static Stream<TakenPort> of(Machine machine) {
		try {
			return Ports.of(DefinitionText.parse(QemuCommandLine.quoted(machine.getCommandLine())),
					"the running machine " + machine.getName()).stream();
		} catch (CommandLineException _) {
			return Stream.empty();
		}
	}
}
