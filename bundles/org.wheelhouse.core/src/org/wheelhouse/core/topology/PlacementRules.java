package org.wheelhouse.core.topology;

import java.util.Set;

/**
 * Says where a device can be plugged into a running machine, before trying. Immutable; a new one for each state of the
 * machine. QEMU has the last word: what fits here may still be refused by it.
 */
public final class PlacementRules {

	private final PciTopology topology;
	private final String status;
	private final boolean migrating;
	private final Set<String> leaving;

	/**
	 * @param topology  the buses
	 * @param status    {@code query-status}: QEMU's word for what the machine is doing
	 * @param migrating whether its memory is on its way to another QEMU
	 * @param leaving   ids of the devices whose removal was asked for
	 */
	public PlacementRules(PciTopology topology, String status, boolean migrating, Set<String> leaving) {
		this.topology = topology;
		this.status = status;
		this.migrating = migrating;
		this.leaving = Set.copyOf(leaving);
	}

	/**
	 * Whether a device can go into one slot.
	 *
	 * @param bus name or key of the bus
	 */
	public Placement judge(String bus, int slot, DeviceType device) {
		return topology.bus(bus).map(found -> judge(found, slot, device)).orElseGet(() -> noBus(bus));
	}

	/**
	 * Whether a device can go anywhere on a bus: into the first slot that is free.
	 *
	 * @param bus name or key of the bus
	 */
	public Placement judge(String bus, DeviceType device) {
		return topology.bus(bus).map(found -> judge(found, device)).orElseGet(() -> noBus(bus));
	}

	/** The first place on any bus, in the order of the topology; else why the first bus refuses it. */
	public Placement judge(DeviceType device) {
		var judged = topology.allBuses().map(bus -> judge(bus, device)).toList();
		return judged.stream().filter(Placement.Fits.class::isInstance).findFirst()
				.or(() -> judged.stream().findFirst())
				.orElseGet(() -> new Placement.Refused("This machine has no PCI bus"));
	}

	private Placement judge(PciBus bus, DeviceType device) {
		var refusal = refusal(bus, device);
		if (!refusal.isEmpty()) {
			return new Placement.Refused(refusal);
		}
		var free = bus.freeSlots().findFirst();
		if (free.isEmpty()) {
			return new Placement.Refused("No slot of " + bus.name() + " is free");
		}
		return new Placement.Fits(bus.name(), free.getAsInt());
	}

	private Placement judge(PciBus bus, int slot, DeviceType device) {
		var refusal = refusal(bus, device);
		if (refusal.isEmpty()) {
			refusal = refusal(bus, slot);
		}
		return refusal.isEmpty() ? new Placement.Fits(bus.name(), slot) : new Placement.Refused(refusal);
	}

	private String refusal(PciBus bus, DeviceType device) {
		var machine = machineRefusal();
		if (!machine.isEmpty()) {
			return machine;
		}
		if (!bus.refusal().isEmpty()) {
			return bus.refusal();
		}
		// QEMU takes a conventional device behind a PCI Express port, but a guest's port driver does not find it.
		if (bus.express() && !device.express()) {
			return device.name() + " is a conventional PCI device; " + bus.name() + " is PCI Express";
		}
		if (!bus.express() && !device.conventional()) {
			return device.name() + " is a PCI Express device; " + bus.name() + " is conventional PCI";
		}
		return "";
	}

	private String machineRefusal() {
		if (migrating) {
			return "device_add not allowed while migrating";
		}
		return switch (status) {
			case "inmigrate" ->
				"This machine waits for another one and must keep the same devices until it has arrived";
			case "postmigrate" -> "This machine's guest runs elsewhere now";
			default -> "";
		};
	}

	private String refusal(PciBus bus, int slot) {
		if (slot < 0 || slot >= bus.slots()) {
			return bus.name()
					+ (bus.slots() == 1 ? " is a port with one slot: 0" : " has slots 0 to " + (bus.slots() - 1));
		}
		var there = bus.in(slot);
		if (!there.isEmpty()) {
			var first = there.getFirst();
			return "Slot " + slot + " of " + bus.name() + " is in use by " + first.name()
					+ (leaving.contains(first.id()) ? ", which is leaving" : "");
		}
		if (slot < bus.firstSlot()) {
			return "Slot " + slot + " of " + bus.name() + " is reserved for the bridge's own hotplug controller";
		}
		return "";
	}

	private static Placement noBus(String bus) {
		return new Placement.Refused("Bus '" + bus + "' not found");
	}
}
