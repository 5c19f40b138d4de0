package org.wheelhouse.ui.testkit;

import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.testkit.MachineBuilder.BusBuilder;

/** Machines as they are found: one with an i440FX and bridges, one with a Q35 and ports. */
public final class Samples {

	private static final int KIB = 1024;
	private static final long MIB = 1024 * KIB;

	private Samples() {
	}

	/** Thirteen slots of the root bus taken, two bridges in a row, six block devices, four CPUs. */
	public static Machine rich() {
		var builder = MachineBuilder.machine("rich-7.2").bus("pci.0", bus -> bus
				.chip(0, 0, "i440FX", "Host bridge", 0x0600)
				.chip(1, 0, "PIIX3", "ISA bridge", 0x0601)
				.chip(1, 1, "piix3-ide", "IDE controller", 0x0101)
				.chip(1, 3, "PIIX4_PM", "ACPI and power management", 0x0680)
				.chip(2, 0, "qxl-vga", "VGA display (QXL)", 0x0300)
				.device(3, "vdata", "virtio-blk-pci", 0x0100, Samples::dataDisk)
				.device(4, "scsi0", "virtio-scsi-pci", 0x0100)
				.device(5, "nic0", "virtio-net-pci", 0x0200)
				.device(6, "nic1", "e1000", 0x0200)
				.bridge(7, "br1", 1, first -> first
						.device(1, "rng0", "virtio-rng-pci", 0x00ff)
						.device(2, "nic2", "virtio-net-pci", 0x0200)
						.bridge(3, "br2", 2, second -> second.device(1, "vser", "virtio-serial-pci", 0x0780)))
				.device(8, "bal0", "virtio-balloon-pci", 0x00ff)
				.device(9, "xhci", "qemu-xhci", 0x0c03)
				.device(10, "hda0", "intel-hda", 0x0403)
				.device(11, "wd0", "i6300esb", 0x0880)
				.chip(12, 0, "virtio-blk-pci", "Virtio disk", 0x0100));
		disks(builder);
		return builder.cpu(0, 0, 0, 7).cpu(0, 1, 0, 63).cpu(1, 0, 0, 100).cpu(1, 1, 0, -1).build();
	}

	/** A PCI Express root complex that takes nothing while it runs, with ports: taken, free and one device leaving. */
	public static Machine q35() {
		var machine = MachineBuilder.machine("q35-lab")
				.bus("pcie.0", bus -> bus.express("Bus 'pcie.0' does not support hotplugging")
						.chip(0, 0, "mch", "Host bridge", 0x0600)
						.chip(1, 0, "VGA", "VGA display", 0x0300)
						.port(2, 0, "rp1", 1, port -> port.device(0, "nic0", "virtio-net-pci", 0x0200))
						.port(2, 1, "rp2", 2,
								port -> port.device(0, "vdata0", "virtio-blk-pci", 0x0100))
						.port(3, 0, "rp3", 3, port -> port.device(0, "xhci", "qemu-xhci", 0x0c03))
						.port(4, 0, "rp4", 4, port -> {
						})
						.port(5, 0, "rp5", 5, port -> port.bridge(0, "br1", 6, behind -> behind
								.device(1, "rng0", "virtio-rng-pci", 0x00ff)))
						.chip(31, 0, "ICH9-LPC", "ISA bridge (LPC)", 0x0601)
						.chip(31, 2, "ich9-ahci", "SATA controller", 0x0106)
						.chip(31, 3, "ICH9-SMB", "SMBus", 0x0c05))
				.build();
		leaving(machine, "vdata0", LeavingState.WAITING, "The guest was asked to let go of it");
		return machine;
	}

	/** A device of a machine was asked for, and this came of it. */
	public static void leaving(Machine machine, String device, LeavingState state, String text) {
		machine.getLeaving().removeIf(asked -> asked.getDevice().equals(device));
		var asked = LiveFactory.eINSTANCE.createPendingUnplug();
		asked.setDevice(device);
		asked.setState(state);
		asked.setSinceMillis(1_000_000);
		asked.setUsual("0.1 to 1.5 s");
		asked.setText(text);
		machine.getLeaving().add(asked);
		machine.getPci().eAllContents().forEachRemaining(content -> {
			if (content instanceof PciFunction function && function.getId().equals(device)) {
				function.setLeavingState(state);
				function.setLeaving(state != LeavingState.REFUSED);
				function.setLeavingSinceMillis(1_000_000);
				function.setLeavingText(text);
			}
		});
	}

	/** A PCI Express machine with that many ports, eight in a slot: the first three taken, the fourth by a bridge. */
	public static Machine ports(int count) {
		return MachineBuilder.machine("q35-ports")
				.bus("pcie.0", bus -> {
					bus.express("Bus 'pcie.0' does not support hotplugging").chip(0, 0, "mch", "Host bridge", 0x0600)
							.chip(1, 0, "VGA", "VGA display", 0x0300);
					for (int i = 0; i < count; i++) {
						int number = i + 1;
						bus.port(2 + i / 8, i % 8, "port" + number, number, port -> behindPort(number, port));
					}
					bus.device(2 + (count + 7) / 8, "scsi0", "virtio-scsi-pci", 0x0100,
							device -> device.setHotplugged(false))
							.chip(31, 0, "ICH9-LPC", "ISA bridge (LPC)", 0x0601);
				})
				.build();
	}

	private static void behindPort(int number, BusBuilder port) {
		switch (number) {
			case 1 -> port.device(0, "disk0", "virtio-blk-pci", 0x0100);
			case 2 -> port.device(0, "nic0", "virtio-net-pci", 0x0200);
			case 3 -> port.device(0, "bal0", "virtio-balloon-pci", 0x00ff);
			case 4 -> port.bridge(0, "pci1", 64, behind -> behind.device(4, "old", "rtl8139", 0x0200));
			default -> {
				// free
			}
		}
	}

	private static void dataDisk(PciFunction function) {
		function.setIrq(11);
		region(function, 0, "io", 0xe000, 128, false);
		region(function, 1, "memory", 0xfc4ba000L, 4 * KIB, false);
		region(function, 4, "memory", 0xfea00000L, 16 * KIB, true);
	}

	private static void region(PciFunction function, int bar, String type, long address, long size, boolean wide) {
		var region = LiveFactory.eINSTANCE.createPciRegion();
		region.setBar(bar);
		region.setType(type);
		region.setAddress(address);
		region.setSize(size);
		region.setPrefetchable(wide);
		region.setWide(wide);
		function.getRegions().add(region);
	}

	private static void disks(MachineBuilder builder) {
		builder.disk("virtio0", "virtio-blk-pci", disk -> disk
				.node("#block414", "qcow2", "/var/lib/vm/sys.qcow2", 10_800 * KIB, 256 * MIB)
				.traffic(0, 10_500 * KIB, 0, 0))
				.disk("vdata", "virtio-blk-pci", disk -> disk
						.node("#block684", "qcow2", "/var/lib/vm/data.qcow2", 200 * KIB, 256 * MIB)
						.traffic(22 * MIB, 0, 1_400_000, 0))
				.disk("sd0", "scsi-hd", disk -> disk
						.node("ovn", "qcow2", "/var/lib/vm/ov.qcow2", 200 * KIB, 256 * MIB)
						.backing("#block900", "qcow2", "/var/lib/vm/base.qcow2", 200 * KIB, 256 * MIB)
						.traffic(12_800, 0, 0, 0))
				.disk("sd1", "scsi-hd", disk -> disk
						.with(device -> device.setBps(10 * MIB))
						.with(device -> device.setIops(500))
						.node("#block870", "raw", "/var/lib/vm/raw.raw", 256 * MIB, 256 * MIB)
						.traffic(12_800, 0, 0, 0))
				.disk("ide1-cd0", "ide-cd", disk -> disk
						.with(device -> device.setRemovable(true))
						.with(device -> device.setHasTray(true))
						.with(device -> device.setReadOnly(true))
						.node("#block1051", "raw", "/var/lib/vm/a.iso", 350 * KIB, 350 * KIB)
						.traffic(2_100, 0, 0, 0))
				.disk("floppy0", "floppy", disk -> disk
						.with(device -> device.setRemovable(true))
						.traffic(0, 0, 0, 0));
	}
}
