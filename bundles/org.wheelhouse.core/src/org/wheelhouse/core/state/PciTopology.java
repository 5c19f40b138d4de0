package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine's PCI buses with everything on them. Deep-immutable; a pure function of the object tree, which knows every
 * device from the start, and of {@code query-pci}, which knows addresses but sees nothing behind a bridge before the
 * firmware has numbered it.
 *
 * @param numbered whether the firmware has been through: every bridge has a number and something is mapped
 * @param buses    the buses of the host bridges, the machine's own first
 */
public record PciTopology(boolean numbered, List<PciBus> buses) {
	public PciTopology {
		buses = List.copyOf(buses);
	}

	/** All buses, in the order of a walk through the tree. */
	public Stream<PciBus> allBuses() {
		return buses.stream().flatMap(PciBus::withDescendants);
	}

	/** All functions, in the order of a walk through the tree. */
	public Stream<PciFunction> allFunctions() {
		return allBuses().flatMap(bus -> bus.functions().stream());
	}

	/** The bus with this name or key. */
	public Optional<PciBus> bus(String nameOrKey) {
		return allBuses().filter(bus -> bus.name().equals(nameOrKey) || bus.key().equals(nameOrKey)).findFirst();
	}

	/** The bus that a function sits on. */
	public Optional<PciBus> busOf(PciFunction function) {
		return allBuses().filter(bus -> bus.functions().contains(function)).findFirst();
	}

	/** The function with this id or key. */
	public Optional<PciFunction> function(String idOrKey) {
		return allFunctions().filter(function -> function.key().equals(idOrKey)
				|| !function.id().isEmpty() && function.id().equals(idOrKey)).findFirst();
	}
}
