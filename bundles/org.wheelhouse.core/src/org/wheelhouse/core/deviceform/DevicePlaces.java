package org.wheelhouse.core.deviceform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.topology.DeviceNeeds;
import org.wheelhouse.core.topology.PlaceProperties;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.core.topology.Places;

/**
 * Where devices of whatever kind can be plugged into a machine as it is at one moment, and why not elsewhere. Immutable; any thread.
 */
public final class DevicePlaces {

	private static final String BALLOON = "virtio-balloon";
	/** Of a bus with hundreds of places. */
	private static final int MOST_LISTED = 32;

	private final MachineSnapshot snapshot;
	private final Optional<FreePlaces> pci;
	private final Optional<Places> others;

	private DevicePlaces(MachineSnapshot snapshot) {
		this.snapshot = snapshot;
		pci = FreePlaces.of(snapshot);
		others = Places.of(snapshot);
	}

	/** The places of a machine. */
	public static DevicePlaces of(MachineSnapshot snapshot) {
		return new DevicePlaces(snapshot);
	}

	/** The places that take a device; of a bus with very many the first. */
	public List<DevicePlace> fitting(DeviceType type) {
		if (!onlyOne(type).isEmpty()) {
			return List.of();
		}
		if (type.isPci()) {
			return pci.map(places -> places.fitting(type).stream().map(DevicePlace::of).toList()).orElse(List.of());
		}
		if (bus(type).isEmpty()) {
			return List.of(new DevicePlace("", Map.of(), "–"));
		}
		return others.map(places -> places.offers(needs(type)).stream()
				.flatMap(offer -> offer.free().isEmpty() && offer.fits()
						? Stream.of(new DevicePlace(offer.bus().name(), Map.of(), offer.bus().name()))
						: offer.free().stream().flatMap(run -> PlaceRuns.addresses(offer.bus().kind(), run))
								.limit(MOST_LISTED).map(address -> place(offer.bus(), address)))
				.toList()).orElse(List.of());
	}

	private static DevicePlace place(Bus bus, String address) {
		var properties = new LinkedHashMap<String, String>();
		PlaceProperties.of(bus.kind(), address).forEach((name, value) -> properties.put(name, value.asText()));
		return new DevicePlace(bus.name(), properties, bus.name() + "/" + address);
	}

	/** How many places take a device; negative while that is not known. */
	public int count(DeviceType type) {
		if (!onlyOne(type).isEmpty()) {
			return 0;
		}
		if (type.isPci()) {
			return pci.map(places -> places.fitting(type).size()).orElse(-1);
		}
		return bus(type).isEmpty() ? -1 : others.map(places -> places.count(needs(type))).orElse(-1);
	}

	/** Why a device can go nowhere; empty when it can, or when that is not known. */
	public String refusal(DeviceType type) {
		var taken = onlyOne(type);
		if (!taken.isEmpty()) {
			return taken;
		}
		if (type.isPci()) {
			return pci.map(places -> places.refusal(type)).orElse("");
		}
		return bus(type).isEmpty() ? "" : others.map(places -> places.refusal(needs(type))).orElse("");
	}

	/** QEMU's words for a second one of what there is only one of. */
	private String onlyOne(DeviceType type) {
		return type.name().startsWith(BALLOON) && snapshot.trees().pci().stream()
				.flatMap(topology -> topology.allFunctions()).anyMatch(function -> function.type().startsWith(BALLOON))
						? "Only one balloon device is supported"
						: "";
	}

	private static String bus(DeviceType type) {
		return type.facts().map(DeviceTypeFacts::bus).orElse("PCI");
	}

	private static DeviceNeeds needs(DeviceType type) {
		return new DeviceNeeds(type.name(), bus(type));
	}
}
