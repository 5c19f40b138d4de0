package org.wheelhouse.core.devicetemplate;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device as a form asked for it, kept under a name. Its id, its place and what is one machine's alone (the address of a network
 * card, the key of an image) are no part of it. Immutable.
 *
 * @param name       what a person calls it; no other template has it
 * @param type       QEMU's name of the type, for example {@code virtio-blk-pci}
 * @param backend    what was chosen for the host's side, by the names of what was asked, for example {@code disk=new},
 *                   {@code size=20 GiB}
 * @param properties of the device, as they were typed; those that differ from the default
 */
public record DeviceTemplate(String name, String type, Map<String, String> backend, Map<String, String> properties) {

	/** @throws IllegalArgumentException when it has no name */
	public DeviceTemplate {
		if (name.isBlank()) {
			throw new IllegalArgumentException("A template has a name.");
		}
		backend = Collections.unmodifiableMap(new TreeMap<>(backend));
		properties = Collections.unmodifiableMap(new TreeMap<>(properties));
	}

	/** The same under another name. */
	public DeviceTemplate named(String other) {
		return new DeviceTemplate(other, type, backend, properties);
	}

	/** Whether two names are the same for a person. */
	public static boolean isSame(String one, String other) {
		return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
	}
}
