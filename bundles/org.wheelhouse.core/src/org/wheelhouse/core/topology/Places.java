package org.wheelhouse.core.topology;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.core.pci.PlacementRules;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.MachineState;

/**
 * Where types of devices can be plugged into a machine as it is at one moment, before trying; on PCI by the same rules as a
 * drop there. QEMU has the last word. Immutable; any thread.
 */
public final class Places {

	private static final String HUB = "usb-hub";

	private final BusTopology topology;
	private final PlacementRules pci;

	/**
	 * @param topology all buses, complete
	 * @param pci      says where PCI devices fit, and whether the machine takes any device
	 */
	public Places(BusTopology topology, PlacementRules pci) {
		this.topology = topology;
		this.pci = pci;
	}

	/**
	 * The places of a machine; empty while its buses are not known, for which {@link org.wheelhouse.core.state.Topic#PCI} and
	 * {@link org.wheelhouse.core.state.Topic#TOPOLOGY} are watched.
	 */
	public static Optional<Places> of(MachineSnapshot snapshot) {
		return CompleteTopology.of(snapshot).map(topology -> new Places(topology, new PlacementRules(
				snapshot.trees().pci().orElse(new PciTopology(false, List.of())), snapshot.condition().status(),
				snapshot.condition().state() == MachineState.MIGRATING, snapshot.leaving().keySet())));
	}

	/** What each bus of the kind offers, in the order of the topology; none for what sits on no bus, as memory does. */
	public List<BusOffer> offers(DeviceNeeds device) {
		return topology.buses().stream().filter(bus -> isOfKind(bus, device)).map(bus -> offer(bus, device)).toList();
	}

	/** What one bus offers, given by its QOM path; empty when there is none. */
	public Optional<BusOffer> offer(String bus, DeviceNeeds device) {
		return topology.bus(bus).map(found -> offer(found, device));
	}

	/** How many places would take it. */
	public int count(DeviceNeeds device) {
		return offers(device).stream().mapToInt(BusOffer::count).sum();
	}

	/**
	 * Why it can go nowhere; empty when it can. What the bus says that came closest to taking it; a machine without a bus of
	 * the kind is told in QEMU's words.
	 */
	public String refusal(DeviceNeeds device) {
		var offers = offers(device);
		return offers.stream().anyMatch(BusOffer::fits)
				? ""
				: offers.stream().filter(offer -> offer.bus().hotplug().verdict() != HotplugVerdict.NO)
						.map(BusOffer::reason).findFirst()
						.or(() -> offers.stream().map(BusOffer::reason).findFirst())
						.orElse("No '" + device.bus() + "' bus found for device '" + device.type() + "'");
	}

	private static boolean isOfKind(Bus bus, DeviceNeeds device) {
		return device.isPci() ? bus.isPci() : bus.type().equals(device.bus());
	}

	private BusOffer offer(Bus bus, DeviceNeeds device) {
		var reason = reason(bus, device);
		if (!reason.isEmpty()) {
			return new BusOffer(bus, List.of(), reason, true);
		}
		var free = free(bus, device);
		return free.isEmpty() && bus.room().capacity() > 0
				? new BusOffer(bus, free, "No place of " + bus.name() + " is free", true)
				: new BusOffer(bus, free, "",
						bus.room().capacity() > 0 && bus.hotplug().verdict() == HotplugVerdict.YES);
	}

	private String reason(Bus bus, DeviceNeeds device) {
		var machine = pci.machineRefusal();
		if (!machine.isEmpty()) {
			return machine;
		}
		if (bus.hotplug().verdict() == HotplugVerdict.NO) {
			return bus.hotplug().reason();
		}
		if (!isOfKind(bus, device)) {
			return bus.name() + " takes " + taken(bus) + " devices";
		}
		// Not only whether the kind is right: a bus that is full says so in the words of a drop.
		return bus.isPci() && pci.judge(bus.path(), pciType(device)) instanceof Placement.Refused(var words)
				? words
				: "";
	}

	private static DeviceType pciType(DeviceNeeds device) {
		return new DeviceType(device.type(), DeviceType.Category.OTHER, device.type(), device.express(),
				device.conventional(), DeviceType.Backend.NONE);
	}

	private static String taken(Bus bus) {
		return switch (bus.kind()) {
			case PCI, PCIE, PCIE_PORT -> "PCI";
			case USB -> "USB";
			case SCSI -> "SCSI";
			default -> "'" + bus.type() + "'";
		};
	}

	/** A hub on the deepest hub is one too many. */
	private static List<String> free(Bus bus, DeviceNeeds device) {
		return bus.kind() == BusKind.USB && device.type().equals(HUB)
				? bus.room().free().stream()
						.filter(run -> PlaceRuns.first(run).split("\\.").length <= BusRooms.DEEPEST_HUB).toList()
				: bus.room().free();
	}
}
