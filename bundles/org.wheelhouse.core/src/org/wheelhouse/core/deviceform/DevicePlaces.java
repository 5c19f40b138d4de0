package org.wheelhouse.core.deviceform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.core.pci.PlacementRules;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.topology.BusOffer;
import org.wheelhouse.core.topology.CompleteTopology;
import org.wheelhouse.core.topology.PlaceProperties;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;

/**
 * Where devices of whatever kind can be plugged into a machine as it is at one moment, and why not elsewhere, before trying; on PCI
 * by the same rules as a drop there. QEMU has the last word. Immutable; any thread.
 */
public final class DevicePlaces {

	private static final String PCI = "PCI";
	private static final String HUB = "usb-hub";
	private static final String BALLOON = "virtio-balloon";
	private static final Set<String> IN_SLOTS = Set.of("pc-dimm", "nvdimm");
	/** Of a bus with hundreds of places. */
	private static final int MOST_LISTED = 32;
	/** No bus, or one that QEMU chooses. */
	private static final DevicePlace NO_BUS = new DevicePlace("", Map.of(), "–");

	private final MachineSnapshot snapshot;
	private final PlacementRules pci;
	private final Optional<BusTopology> topology;

	private DevicePlaces(MachineSnapshot snapshot) {
		this.snapshot = snapshot;
		pci = PlacementRules.of(snapshot);
		topology = CompleteTopology.of(snapshot);
	}

	/**
	 * The places of a machine, as far as {@link org.wheelhouse.core.state.Topic#PCI},
	 * {@link org.wheelhouse.core.state.Topic#TOPOLOGY} and {@link org.wheelhouse.core.state.Topic#MEMORY} are known of it.
	 */
	public static DevicePlaces of(MachineSnapshot snapshot) {
		return new DevicePlaces(snapshot);
	}

	/** The places that take a device, of PCI the ports first; of a bus with very many the first. */
	public List<DevicePlace> fitting(DeviceType type) {
		if (!never(type).isEmpty()) {
			return List.of();
		}
		if (bus(type).isEmpty()) {
			return List.of(NO_BUS);
		}
		var places = type.isPci()
				? pci.places(type).map(fits -> DevicePlace.of(new Place(fits.bus(), fits.slot()))).toList()
				: offers(type).stream().flatMap(DevicePlaces::places).toList();
		return places.isEmpty() && isNotKnown(type) ? List.of(NO_BUS) : places;
	}

	private static Stream<DevicePlace> places(BusOffer offer) {
		return offer.free().isEmpty() && offer.fits()
				? Stream.of(new DevicePlace(offer.bus().name(), Map.of(), offer.bus().name()))
				: offer.free().stream().flatMap(run -> PlaceRuns.addresses(offer.bus().kind(), run))
						.limit(MOST_LISTED).map(address -> place(offer.bus(), address));
	}

	private static DevicePlace place(Bus bus, String address) {
		var properties = new LinkedHashMap<String, String>();
		PlaceProperties.of(bus.kind(), address).forEach((name, value) -> properties.put(name, value.asText()));
		return new DevicePlace(bus.name(), properties, bus.name() + "/" + address);
	}

	/** How many places take a device; negative while that is not known. */
	public int count(DeviceType type) {
		if (!never(type).isEmpty()) {
			return 0;
		}
		if (bus(type).isEmpty() || !isTold(type)) {
			return -1;
		}
		int places = type.isPci()
				? (int) pci.places(type).count()
				: offers(type).stream().mapToInt(BusOffer::count).sum();
		return places == 0 && isNotKnown(type) ? -1 : places;
	}

	/**
	 * Why a device can go nowhere; empty when it can, or when that is not known. What the bus says that came closest to taking it;
	 * a machine without a bus of the kind is told in QEMU's words.
	 */
	public String refusal(DeviceType type) {
		var never = never(type);
		if (!never.isEmpty() || bus(type).isEmpty() || !isTold(type)) {
			return never;
		}
		if (type.isPci()) {
			return pci.judge(type) instanceof Placement.Refused(var words) ? words : "";
		}
		var offers = offers(type);
		return offers.stream().anyMatch(BusOffer::fits)
				? ""
				: offers.stream().filter(offer -> offer.bus().hotplug().verdict() != HotplugVerdict.NO)
						.map(BusOffer::reason).findFirst()
						.or(() -> offers.stream().map(BusOffer::reason).findFirst())
						.orElse("No '" + bus(type) + "' bus found for device '" + type.name() + "'");
	}

	/** What each bus of the kind offers, in the order of the topology; none for what sits on no bus, as memory does. */
	public List<BusOffer> offers(DeviceType type) {
		return topology.stream().flatMap(all -> all.buses().stream()).filter(bus -> isOfKind(bus, type))
				.map(bus -> offer(bus, type)).toList();
	}

	/** What one bus offers, given by its QOM path; empty when there is none, or the buses are not known. */
	public Optional<BusOffer> offer(String bus, DeviceType type) {
		return topology.flatMap(all -> all.bus(bus)).map(found -> offer(found, type));
	}

	private boolean isTold(DeviceType type) {
		return type.isPci() ? snapshot.trees().pci().isPresent() : topology.isPresent();
	}

	private static boolean isNotKnown(DeviceType type) {
		return type.facts().map(DeviceTypeFacts::verdict).filter(Verdict.NotKnown.class::isInstance).isPresent();
	}

	/** What keeps it from going anywhere, whatever its bus: the machine, another of its kind, or the memory. */
	private String never(DeviceType type) {
		return Stream.of(pci.machineRefusal(), onlyOne(type), memory(type)).filter(words -> !words.isEmpty())
				.findFirst().orElse("");
	}

	/** QEMU's words for a second one of what there is only one of. */
	private String onlyOne(DeviceType type) {
		return type.name().startsWith(BALLOON) && snapshot.trees().pci().stream()
				.flatMap(told -> told.allFunctions()).anyMatch(function -> function.type().startsWith(BALLOON))
						? "Only one balloon device is supported"
						: "";
	}

	private String memory(DeviceType type) {
		if (IN_SLOTS.contains(type.name())) {
			return snapshot.trees().memory().map(InstalledMemory::plugRefusal).orElse("");
		}
		return type.name().startsWith("virtio-mem") || type.name().startsWith("virtio-pmem")
				? snapshot.trees().memory().map(InstalledMemory::fullRefusal).orElse("")
				: "";
	}

	private static String bus(DeviceType type) {
		return type.facts().map(DeviceTypeFacts::bus).orElse(PCI);
	}

	private static boolean isOfKind(Bus bus, DeviceType type) {
		return type.isPci() ? bus.isPci() : bus.type().equals(bus(type));
	}

	private BusOffer offer(Bus bus, DeviceType type) {
		var reason = reason(bus, type);
		if (!reason.isEmpty()) {
			return new BusOffer(bus, List.of(), reason, true);
		}
		var free = free(bus, type);
		return free.isEmpty() && bus.room().capacity() > 0
				? new BusOffer(bus, free, "No place of " + bus.name() + " is free", true)
				: new BusOffer(bus, free, "",
						bus.room().capacity() > 0 && bus.hotplug().verdict() == HotplugVerdict.YES);
	}

	private String reason(Bus bus, DeviceType type) {
		var never = never(type);
		if (!never.isEmpty()) {
			return never;
		}
		if (bus.hotplug().verdict() == HotplugVerdict.NO) {
			return bus.hotplug().reason();
		}
		if (!isOfKind(bus, type)) {
			return bus.name() + " takes " + taken(bus) + " devices";
		}
		// Not only whether the kind is right: a bus that is full says so in the words of a drop.
		return bus.isPci() && pci.judge(bus.path(), type) instanceof Placement.Refused(var words) ? words : "";
	}

	private static String taken(Bus bus) {
		return switch (bus.kind()) {
			case PCI, PCIE, PCIE_PORT -> "PCI";
			case USB -> "USB";
			case SCSI -> "SCSI";
			default -> "'" + bus.type() + "'";
		};
	}

	private static List<String> free(Bus bus, DeviceType type) {
		return bus.kind() == BusKind.USB && type.name().equals(HUB)
				? PlaceRuns.ofHubs(bus.room().free())
				: bus.room().free();
	}
}
