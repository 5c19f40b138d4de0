package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A PCI bus. Deep-immutable.
 *
 * @param key       QOM path
 * @param name      what {@code -device bus=} takes, for example {@code pci.0} or a bridge's id
 * @param number    its number; empty until the firmware or guest has numbered it
 * @param express   whether it is PCI Express
 * @param slots     how many slots a guest can see on it: 32, or 1 behind a PCI Express port
 * @param firstSlot the lowest slot that takes a device
 * @param refusal   why nothing can be plugged here while the machine runs, in QEMU's words; empty when it can
 * @param windows   how the bridge that leads here is programmed; empty for the bus of a host bridge
 * @param functions in the order of their addresses
 */
public record PciBus(String key, String name, OptionalInt number, boolean express, int slots, int firstSlot,
		String refusal,
		Optional<BridgeWindows> windows, List<PciFunction> functions) {
	public PciBus {
		functions = List.copyOf(functions);
	}

	/** Who is in a slot, lowest function first. */
	public List<PciFunction> in(int slot) {
		return functions.stream().filter(function -> function.slot() == slot).toList();
	}

	/** The slots that nobody is in and that take a device, lowest first. */
	public IntStream freeSlots() {
		return IntStream.range(firstSlot, slots).filter(slot -> in(slot).isEmpty());
	}

	/** This bus and all behind it, in the order of a walk through the tree. */
	public Stream<PciBus> withDescendants() {
		return Stream.concat(Stream.of(this), functions.stream().flatMap(function -> function.childBuses().stream())
				.flatMap(PciBus::withDescendants));
	}
}
