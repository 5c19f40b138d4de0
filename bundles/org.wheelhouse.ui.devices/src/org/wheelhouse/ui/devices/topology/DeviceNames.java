package org.wheelhouse.ui.devices.topology;

import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.model.live.BusDevice;

/**
 * Who made a device and what it is, by its numbers.
 *
 * @param pci of devices on PCI
 * @param usb of those of the computer that a guest has on USB
 */
record DeviceNames(IdNames pci, IdNames usb) {

	/** Where there are no lists. */
	static final DeviceNames NONE = new DeviceNames(IdNames.NONE, IdNames.NONE);

	/** For example {@code Red Hat, Inc. Virtio block device}; empty where nobody knows it. */
	String of(BusDevice device) {
		var function = device.getPci();
		if (function != null) {
			return pci.name(function.getVendorId(), function.getDeviceId());
		}
		var ids = TopologyText.detail(device, "ids");
		return ids.matches("[0-9a-f]{4}:[0-9a-f]{4}")
				? usb.name(Integer.parseInt(ids.substring(0, 4), 16), Integer.parseInt(ids.substring(5), 16))
				: "";
	}
}
