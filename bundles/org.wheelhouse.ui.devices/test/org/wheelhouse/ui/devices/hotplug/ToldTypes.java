package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.BackendProperty.Kind;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.pci.DeviceType;

/** Types as a QEMU tells of them. */
public final class ToldTypes {

	private ToldTypes() {
		// holds no state
	}

	/** A disk with the properties of one of QEMU's. */
	public static DeviceType nvme() {
		return DeviceType.of(new DeviceTypeFacts("nvme", "", "Non-Volatile Memory Express", List.of("Storage"), "PCI",
				true, false, new Verdict.Yes(),
				List.of(property("drive", "str", "", "Node name or ID of a block device to use as a backend"),
						property("serial", "str", "", ""), property("bootindex", "int32", "", ""),
						property("share-rw", "bool", "off", "", "on", "off"),
						property("cmb_size_mb", "uint32", "0", ""),
						property("max_ioqpairs", "uint32", "64", ""), property("mdts", "uint8", "7", ""),
						property("msix_qsize", "uint16", "65", ""), property("rombar", "int32", "-1", ""),
						property("use-intel-id", "bool", "off", "", "on", "off"),
						property("rerror", "BlockdevOnError", "auto",
								"Error handling policy, report/ignore/enospc/stop/auto",
								"report", "ignore", "enospc", "stop", "auto")),
				Optional.of(new BackendProperty(List.of("drive"), Kind.DRIVE, true))));
	}

	/** A device on a serial port of the guest. */
	public static DeviceType usbSerial() {
		return behindChardev("usb-serial");
	}

	/** A device that speaks to what its character device leads to. */
	public static DeviceType behindChardev(String name) {
		return DeviceType.of(new DeviceTypeFacts(name, "", "", List.of("USB"), "usb-bus", false, false,
				new Verdict.Needs("usb-bus", "qemu-xhci"),
				List.of(property("chardev", "str", "", ""), property("always-plugged", "bool", "off", "", "on", "off")),
				Optional.of(new BackendProperty(List.of("chardev"), Kind.CHARDEV, true))));
	}

	/** A type about which nothing else is told. */
	public static DeviceType of(String name, String alias, String label, String category, String bus,
			Verdict verdict) {
		return DeviceType.of(new DeviceTypeFacts(name, alias, label, List.of(category), bus, bus.equals("PCI"),
				bus.equals("PCI"), verdict, List.of(), Optional.empty()));
	}

	private static Property property(String name, String type, String initial, String about, String... choices) {
		return new Property(name, type, Optional.of(about).filter(text -> !text.isEmpty()),
				Optional.of(initial).filter(text -> !text.isEmpty()), List.of(choices));
	}
}
