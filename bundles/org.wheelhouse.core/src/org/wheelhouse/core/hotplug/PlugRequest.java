package org.wheelhouse.core.hotplug;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A device to be plugged in.
 *
 * @param type       for example {@code virtio-blk-pci}
 * @param id         of the new device: a letter, then letters, digits and {@code - . _}
 * @param bus        name of the bus; empty for what goes on none
 * @param address    where on the bus, by QEMU's properties for it: {@code addr}, {@code port}, {@code nr}, or {@code scsi-id} and
 *                   {@code lun}; empty to leave it to QEMU. The first two are sent as texts, since a number means something
 *                   else to some versions, the others as numbers, since some take no text
 * @param backend    what it has on the host's side
 * @param properties further ones, in the order in which they are sent; values are {@code String}, {@code Boolean},
 *                   {@code Integer} or {@code Long} and sent as such
 */
public record PlugRequest(String type, String id, String bus, Map<String, String> address, BackendRequest backend,
		Map<String, Object> properties) {

	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

	/** @throws IllegalArgumentException with a sentence for a person, when the id or a value is of the wrong kind */
	public PlugRequest {
		// One QEMU version takes ids that the others refuse.
		if (!isId(id)) {
			throw new IllegalArgumentException(
					"An id starts with a letter and has letters, digits, '-', '.' and '_' only, unlike \"" + id
							+ "\".");
		}
		properties.forEach(PlugRequest::check);
		address = Collections.unmodifiableMap(new LinkedHashMap<>(address));
		properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
	}

	/** A device in a slot of a PCI bus. */
	public PlugRequest(String type, String id, String bus, int slot, BackendRequest backend,
			Map<String, Object> properties) {
		this(type, id, bus, Map.of("addr", hex(slot)), backend, properties);
	}

	/** A device in a slot of a PCI bus, without further properties. */
	public PlugRequest(String type, String id, String bus, int slot, BackendRequest backend) {
		this(type, id, bus, slot, backend, Map.of());
	}

	/** Whether every QEMU takes this as an id. */
	public static boolean isId(String text) {
		return ID.matcher(text).matches();
	}

	/** The place in words, for example {@code pci.0, slot 5} or {@code xhci.0, port 1}. */
	public String place() {
		var words = address.entrySet().stream()
				.map(part -> part.getKey().equals("addr")
						? "slot " + (part.getValue().startsWith("0x")
								? String.valueOf(Integer.parseInt(part.getValue().substring(2), 16))
								: part.getValue())
						: part.getKey() + " " + part.getValue())
				.toList();
		return Stream.concat(Stream.of(bus).filter(name -> !name.isEmpty()), words.stream())
				.collect(Collectors.joining(", "));
	}

	private static String hex(int slot) {
		if (slot < 0 || slot > 31) {
			throw new IllegalArgumentException("A PCI bus has slots 0 to 31, not " + slot + ".");
		}
		return "0x" + Integer.toHexString(slot);
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
