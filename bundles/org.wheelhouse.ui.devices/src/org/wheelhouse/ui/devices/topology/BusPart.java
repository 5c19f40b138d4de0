package org.wheelhouse.ui.devices.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;

/**
 * What is under one heading: mostly one bus; all root ports together, and together what never takes anything.
 *
 * @param kind  of what it is
 * @param buses at least one
 */
record BusPart(Kind kind, List<Bus> buses) {

	/** How a part is shown. */
	enum Kind {
		/** A bus that is built at the start: over the whole width. */
		ROOT,
		/** Ports with one place each: over the whole width. */
		PORTS,
		/** Another bus with its places. */
		BUS,
		/** Disks of one controller, a bus each. */
		DISCS,
		/** A tile for each bus. */
		BUILT_IN
	}

	BusPart {
		buses = List.copyOf(buses);
	}

	/** The bus that gives the heading its name. */
	Bus first() {
		return buses.getFirst();
	}

	/** Whether it takes the whole width. */
	boolean wide() {
		return kind == Kind.ROOT || kind == Kind.PORTS;
	}

	/** The parts of a topology, in the order of the picture. */
	static List<BusPart> of(List<Bus> buses) {
		var parts = new ArrayList<BusPart>();
		var discs = new LinkedHashMap<String, List<Bus>>();
		var ports = new ArrayList<Bus>();
		var builtIn = new ArrayList<Bus>();
		Optional<Integer> place = Optional.empty();
		for (var bus : buses) {
			switch (bus.getKind()) {
				case PCIE_PORT -> {
					place = place.or(() -> Optional.of(parts.size()));
					ports.add(bus);
				}
				case PCI, PCIE -> parts.add(new BusPart(Kind.ROOT, List.of(bus)));
				case IDE -> discs.computeIfAbsent(bus.getQomPath().replaceFirst("/[^/]*$", ""), _ -> new ArrayList<>())
						.add(bus);
				case OTHER, ISA, I2C, FLOPPY -> {
					if (!isItsOwnController(bus)) {
						builtIn.add(bus);
					}
				}
				default -> {
					if (bus.getHotplug() == HotplugVerdict.NO) {
						builtIn.add(bus);
					} else {
						parts.add(new BusPart(Kind.BUS, List.of(bus)));
					}
				}
			}
		}
		place.ifPresent(index -> parts.add(index, new BusPart(Kind.PORTS, ports)));
		discs.values().forEach(group -> parts.add(new BusPart(Kind.DISCS, group)));
		if (!builtIn.isEmpty()) {
			parts.add(new BusPart(Kind.BUILT_IN, builtIn));
		}
		return parts;
	}

	/** The bus between a virtio device and its PCI half: one device, which is the controller itself. In the table it is. */
	private static boolean isItsOwnController(Bus bus) {
		return bus.getKind() == BusKind.OTHER && bus.getType().startsWith("virtio-");
	}
}
