package org.wheelhouse.ui.devices.pci;

import java.util.Optional;
import java.util.stream.IntStream;

import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/** Ports are bridges to a bus with one slot, so that the port and its place are one thing to a person. */
final class Ports {

	private Ports() {
	}

	/** Whether a bus is the one place behind a port. */
	static boolean isPlace(PciBus bus) {
		return bus.getSlots() == 1;
	}

	/** The bus behind a port; empty for what is none. */
	static Optional<PciBus> of(PciFunction function) {
		return function.getChildBuses().stream().filter(Ports::isPlace).findFirst();
	}

	/** The place behind a port while nobody is in it and it takes devices. */
	static Optional<Place> freePlace(PciFunction function) {
		return of(function).flatMap(Ports::firstFree);
	}

	/** The first place of a bus that nobody is in; empty when the bus takes nothing. */
	static Optional<Place> firstFree(PciBus bus) {
		return bus.getRefusal().isEmpty()
				? IntStream.range(bus.getFirstSlot(), bus.getSlots())
						.filter(slot -> bus.getFunctions().stream().noneMatch(function -> function.getSlot() == slot))
						.mapToObj(slot -> new Place(bus.getName(), slot)).findFirst()
				: Optional.empty();
	}
}
