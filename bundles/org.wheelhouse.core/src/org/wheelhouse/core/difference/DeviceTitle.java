package org.wheelhouse.core.difference;

import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.DeviceOption;

/** What a person calls a device of an option. Pure. */
final class DeviceTitle {

	private static final Set<String> NETWORK = Set.of("e1000", "e1000e", "rtl8139", "ne2k_pci", "pcnet", "i82551",
			"igb", "vmxnet3");
	private static final Set<String> MORE_PCI = Set.of("nvme", "edu", "ich9-ahci", "pci-bridge", "pcie-root-port",
			"i82801b11-bridge", "nec-usb-xhci", "qemu-xhci", "ich9-usb-ehci1", "lsi53c895a", "megasas", "sdhci-pci",
			"AC97", "ES1370", "intel-hda", "ich9-intel-hda");
	private static final Pattern DISK = Pattern.compile("virtio-blk.*|nvme|scsi-hd|ide-hd|usb-storage|floppy");
	private static final Pattern DRIVE = Pattern.compile("ide-cd|scsi-cd");
	private static final Pattern CARD = Pattern.compile("virtio-net.*|usb-net");

	private DeviceTitle() {
		// holds no state
	}

	static String of(DeviceOption device) {
		var type = device.type();
		var name = device.id().isEmpty() ? type : device.id();
		if (DISK.matcher(type).matches()) {
			return "Disk " + name;
		}
		if (DRIVE.matcher(type).matches()) {
			return "Drive " + name;
		}
		return (CARD.matcher(type).matches() || NETWORK.contains(type) ? "Network card " : "Device ") + name;
	}

	/** Whether devices of this type are on a PCI bus, and seen there. */
	static boolean isPci(String type) {
		return type.endsWith("-pci") || NETWORK.contains(type) || MORE_PCI.contains(type);
	}
}
