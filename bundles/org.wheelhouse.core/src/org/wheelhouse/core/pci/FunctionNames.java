package org.wheelhouse.core.pci;

import java.util.Map;

/** What people call the functions that have no id of their own: chiefly those of the chipset. */
final class FunctionNames {

	private static final Map<String, String> BY_TYPE = Map.ofEntries(
			Map.entry("i440FX", "Host bridge"),
			Map.entry("PIIX3", "ISA bridge"),
			Map.entry("piix3", "ISA bridge"),
			Map.entry("PIIX3-xen", "ISA bridge"),
			Map.entry("piix3-ide", "IDE controller"),
			Map.entry("piix3-ide-xen", "IDE controller"),
			Map.entry("piix4-ide", "IDE controller"),
			Map.entry("PIIX4_PM", "ACPI and power management"),
			Map.entry("piix3-usb-uhci", "USB controller (UHCI)"),
			Map.entry("mch", "Host bridge"),
			Map.entry("ICH9-LPC", "ISA bridge (LPC)"),
			Map.entry("ich9-ahci", "SATA controller"),
			Map.entry("ICH9-SMB", "SMBus"),
			Map.entry("VGA", "VGA display"),
			Map.entry("cirrus-vga", "VGA display (Cirrus)"),
			Map.entry("qxl-vga", "VGA display (QXL)"),
			Map.entry("vmware-svga", "VGA display (VMware)"),
			Map.entry("virtio-vga", "VGA display (virtio)"),
			Map.entry("virtio-gpu-pci", "Display (virtio)"),
			Map.entry("virtio-blk-pci", "Virtio disk"),
			Map.entry("virtio-scsi-pci", "Virtio SCSI controller"),
			Map.entry("virtio-net-pci", "Virtio network"),
			Map.entry("virtio-rng-pci", "Virtio random numbers"),
			Map.entry("virtio-balloon-pci", "Virtio balloon"),
			Map.entry("virtio-serial-pci", "Virtio serial ports"),
			Map.entry("virtio-9p-pci", "Virtio shared folder"),
			Map.entry("e1000", "Network (Intel e1000)"),
			Map.entry("e1000e", "Network (Intel e1000e)"),
			Map.entry("rtl8139", "Network (Realtek 8139)"),
			Map.entry("pci-bridge", "PCI bridge"),
			Map.entry("pcie-root-port", "PCI Express port"),
			Map.entry("pcie-pci-bridge", "PCI Express to PCI bridge"),
			Map.entry("qemu-xhci", "USB controller (xHCI)"),
			Map.entry("pvpanic-pci", "Panic notifier"));

	private FunctionNames() {
	}

	/** A name from the type, else from QEMU's text of the class, else the type itself. */
	static String of(String type, String classText) {
		return BY_TYPE.getOrDefault(type,
				classText.isEmpty() ? type : type.isEmpty() ? classText : classText + " (" + type + ")");
	}

	/** What kind of device it is when QEMU has no text for it. */
	static String kind(String type) {
		return BY_TYPE.getOrDefault(type, "");
	}
}
