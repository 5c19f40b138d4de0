package org.wheelhouse.core.topology;

import org.wheelhouse.model.live.BusKind;

/** What plugs into a bus, by the bus's QOM type. */
final class BusKinds {

	private BusKinds() {
		// only a table
	}

	static BusKind of(String type) {
		return switch (type) {
			case "PCI", "pxb-bus" -> BusKind.PCI;
			case "PCIE", "CXL", "pxb-pcie-bus", "pxb-cxl-bus" -> BusKind.PCIE;
			case "usb-bus" -> BusKind.USB;
			case "SCSI" -> BusKind.SCSI;
			case "virtio-serial-bus" -> BusKind.VIRTIO_SERIAL;
			case "IDE" -> BusKind.IDE;
			case "floppy-bus" -> BusKind.FLOPPY;
			case "nvme-bus" -> BusKind.NVME;
			case "i2c-bus" -> BusKind.I2C;
			case "ISA" -> BusKind.ISA;
			case "ccid-bus" -> BusKind.CCID;
			default -> BusKind.OTHER;
		};
	}
}
