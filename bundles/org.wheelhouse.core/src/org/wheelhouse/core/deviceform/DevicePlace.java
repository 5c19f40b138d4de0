package org.wheelhouse.core.deviceform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.pci.Place;

/**
 * A place that takes a device, on a bus of whatever kind.
 *
 * @param bus     what {@code device_add bus=} takes; empty for what goes on none, as memory does
 * @param address where on it, by QEMU's properties; empty to leave it to QEMU
 * @param label   for a person, for example {@code pci.0/05} or {@code xhci.0/1}
 */
public record DevicePlace(String bus, Map<String, String> address, String label) {

	private static final String ADDR = "addr";

	public DevicePlace {
		address = Map.copyOf(new LinkedHashMap<>(address));
	}

	/** A slot of a PCI bus. */
	public static DevicePlace of(Place place) {
		return new DevicePlace(place.bus(), Map.of(ADDR, "0x" + Integer.toHexString(place.slot())), place.label());
	}

	/** The slot that it is, when it is one. */
	public Optional<Place> slot() {
		return Optional.ofNullable(address.get(ADDR)).filter(text -> text.startsWith("0x"))
				.map(text -> new Place(bus, Integer.parseInt(text.substring(2), 16)));
	}
}
