package org.wheelhouse.core.capability;

import java.util.List;
import java.util.Optional;

/**
 * A kind of device, what {@code -device} names.
 *
 * @param name        for example {@code virtio-net-pci}
 * @param alias       another name, for example {@code virtio-net}
 * @param bus         the kind of bus that it is put on, for example {@code PCI} or {@code usb-bus}; empty for none
 * @param category    QEMU's heading over it, for example {@code Network devices}
 * @param description one line of QEMU's; may be empty
 * @param creatable   whether {@code -device} takes it; others are part of a machine
 * @param properties  empty where QEMU cannot be asked, so it says nothing of what is not in it
 */
public record DeviceModel(String name, Optional<String> alias, Optional<String> bus, String category,
		String description, boolean creatable, List<Property> properties) {

	public DeviceModel {
		properties = List.copyOf(properties);
	}

	/** The property of this name. */
	public Optional<Property> property(String wanted) {
		return Property.named(wanted, properties);
	}
}
