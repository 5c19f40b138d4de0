package org.wheelhouse.core.pci;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.model.live.MachineState;

/**
 * Says where a device can be plugged into a running machine, before trying. Immutable; a new one for each state of the
 * machine. QEMU has the last word: what fits here may still be refused by it.
 */
public final class PlacementRules {

	private static final String NEEDS_EXPRESS = " is a PCI Express device, and no port for one takes devices while the "
			+ "machine runs: a pcie-root-port has to be there when it starts";
	private static final String NEEDS_CONVENTIONAL = " is a conventional PCI device, and here only PCI Express ports take "
			+ "devices while the machine runs: a pcie-pci-bridge has to be there when it starts";

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

	/** Of a machine as it is at one moment; while its topology is not known there is no bus. */
	public static PlacementRules of(MachineSnapshot snapshot) {
		return new PlacementRules(snapshot.trees().pci().orElse(new PciTopology(false, List.of())),
				snapshot.condition().status(), snapshot.condition().state() == MachineState.MIGRATING,
				leaving(snapshot));
	}

	private static Set<String> leaving(MachineSnapshot snapshot) {
		return snapshot.leaving().entrySet().stream().filter(asked -> asked.getValue().isLeaving())
				.map(Map.Entry::getKey).collect(Collectors.toSet());
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

	/** The first of {@link #places}; else why there is none, as the bus says that came closest to taking it. */
	public Placement judge(DeviceType device) {
		return places(device).findFirst().<Placement>map(place -> place)
				.orElseGet(() -> new Placement.Refused(nowhere(device)));
	}

	/**
	 * Every place that takes a device, in the order of the topology; but what can be a PCI Express device goes to the ports
	 * first, which take nothing else.
	 */
	public Stream<Placement.Fits> places(DeviceType device) {
		return topology.allBuses().filter(bus -> refusal(bus, device).isEmpty())
				.sorted(Comparator.comparing(bus -> !isPort(bus)))
				.flatMap(bus -> bus.freeSlots().mapToObj(slot -> new Placement.Fits(bus.name(), slot)));
	}

	private static boolean isPort(PciBus bus) {
		return bus.express() && bus.slots() == 1;
	}

	private String nowhere(DeviceType device) {
		var machine = machineRefusal();
		if (!machine.isEmpty()) {
			return machine;
		}
		var open = topology.allBuses().filter(bus -> bus.refusal().isEmpty()).toList();
		var right = open.stream().filter(bus -> takes(bus, device)).toList();
		if (!right.isEmpty()) {
			return full(right);
		}
		if (!open.isEmpty()) {
			return device.name() + (device.express() ? NEEDS_EXPRESS : NEEDS_CONVENTIONAL);
		}
		return topology.allBuses().findFirst().map(PciBus::refusal).orElse("This machine has no PCI bus");
	}

	private static String full(List<PciBus> buses) {
		if (buses.size() == 1) {
			return "No slot of " + buses.getFirst().name() + " is free";
		}
		var first = buses.getFirst();
		return (buses.stream().allMatch(PlacementRules::isPort) ? "All ports are in use: " : "All slots are in use: ")
				+ (buses.size() == 2
						? first.name() + " and " + buses.getLast().name()
						: first.name() + " to " + buses.getLast().name());
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
		if (!device.isPci()) {
			return device.name() + " is no PCI device";
		}
		if (!takes(bus, device)) {
			return bus.express()
					? device.name() + " is a conventional PCI device; " + bus.name() + " is PCI Express"
					: device.name() + " is a PCI Express device; " + bus.name() + " is conventional PCI";
		}
		return "";
	}

	/**
	 * Whether the kind of bus is right. QEMU takes a conventional device behind a PCI Express port, and Linux finds it there;
	 * its guide (docs/pcie.txt) keeps these ports for PCI Express devices all the same, and other guests hold to that. In a machine
	 * without PCI Express (pc) a device for it is a conventional one: QEMU has none other for NVMe, and Linux drives it there.
	 */
	private boolean takes(PciBus bus, DeviceType device) {
		return bus.express() ? device.express() : device.conventional() || !hasExpress();
	}

	private boolean hasExpress() {
		return topology.allBuses().anyMatch(PciBus::express);
	}

	/** Why the machine takes no device at all now, whatever its bus; empty when it does. */
	public String machineRefusal() {
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
