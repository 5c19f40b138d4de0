package org.wheelhouse.core.hotplug;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A device to be plugged in.
 *
 * @param type       for example {@code virtio-blk-pci}
 * @param id         of the new device: a letter, then letters, digits and {@code - . _}
 * @param bus        name of the bus
 * @param slot       on the bus
 * @param backend    what it has on the host's side
 * @param properties further ones, in the order in which they are sent; values are {@code String}, {@code Boolean},
 *                   {@code Integer} or {@code Long} and sent as such
 */
public record PlugRequest(String type, String id, String bus, int slot, BackendRequest backend,
		Map<String, Object> properties) {

	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

	/** @throws IllegalArgumentException with a sentence for a person, when the id or a value is of the wrong kind */
	public PlugRequest {
		// One QEMU version takes ids that the others refuse.
		if (!ID.matcher(id).matches()) {
			throw new IllegalArgumentException(
					"An id starts with a letter and has letters, digits, '-', '.' and '_' only, unlike \"" + id
							+ "\".");
		}
		if (slot < 0 || slot > 31) {
			throw new IllegalArgumentException("A PCI bus has slots 0 to 31, not " + slot + ".");
		}
		properties.forEach(PlugRequest::check);
		properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
	}

	/** A device without further properties. */
	public PlugRequest(String type, String id, String bus, int slot, BackendRequest backend) {
		this(type, id, bus, slot, backend, Map.of());
	}

	private static void check(String name, Object value) {
		switch (value) {
			case String _,Boolean _,Integer _,Long _ -> {
				// can be sent
			}
			default -> throw new IllegalArgumentException(
					"Property " + name + " cannot be a " + value.getClass().getSimpleName() + ".");
		}
	}
}
