package org.wheelhouse.ui.devices.topology;

import java.util.List;

import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.TopologyState;

/** Builds the buses of a machine of the live model. */
final class TopologyBuilder {

	final TopologyState state = LiveFactory.eINSTANCE.createTopologyState();

	TopologyBuilder() {
		state.setTold(true);
	}

	Bus bus(String path, BusKind kind, int capacity, String... free) {
		var bus = LiveFactory.eINSTANCE.createBus();
		bus.setQomPath(path);
		bus.setName(path.substring(path.lastIndexOf('/') + 1));
		bus.setType(kind.getName());
		bus.setKind(kind);
		bus.setHotplug(HotplugVerdict.YES);
		bus.setCapacity(capacity);
		bus.getFreePlaces().addAll(List.of(free));
		state.getBuses().add(bus);
		return bus;
	}

	Bus never(String path, BusKind kind, int capacity) {
		var bus = bus(path, kind, capacity);
		bus.setHotplug(HotplugVerdict.NO);
		bus.setReason("Bus '" + bus.getName() + "' does not support hotplugging");
		return bus;
	}

	static BusDevice device(Bus bus, String address, String id, String type) {
		var device = LiveFactory.eINSTANCE.createBusDevice();
		device.setId(id);
		device.setType(type);
		device.setName(id.isEmpty() ? type : id);
		device.setQomPath("/machine/peripheral/" + bus.getName() + "-" + address);
		device.setAddress(address);
		device.setMayLeave(!id.isEmpty() && bus.getHotplug() == HotplugVerdict.YES);
		bus.getDevices().add(device);
		return device;
	}

	static void detail(BusDevice device, String name, String value) {
		var detail = LiveFactory.eINSTANCE.createDeviceDetail();
		detail.setName(name);
		detail.setValue(value);
		device.getDetails().add(detail);
	}

	/** A q35 machine with buses of every kind. */
	static TopologyBuilder q35() {
		var q35 = new TopologyBuilder();
		var root = q35.never("/machine/q35/pcie.0", BusKind.PCIE, 32);
		root.setNumber(0);
		device(root, "00", "", "mch");
		device(root, "01", "", "virtio-vga");
		for (var i = 1; i <= 6; i++) {
			device(root, "0" + (i + 1), "rp" + i, "pcie-root-port");
		}
		device(root, "08", "xhci", "qemu-xhci");
		device(root, "09", "scsi0", "virtio-scsi-pci");
		device(root, "0a", "vs0", "virtio-serial-pci");
		device(root, "1f", "", "ICH9-LPC");
		device(root, "1f.2", "", "ich9-ahci");
		for (var i = 1; i <= 6; i++) {
			var port = q35.bus("/machine/peripheral/rp" + i + "/rp" + i, BusKind.PCIE_PORT, 1);
			port.setNumber(i);
			port.setWay("acpi");
			port.setController(root.getDevices().get(i + 1));
			switch (i) {
				case 1 -> device(port, "00", "disk0", "virtio-blk-pci");
				case 2 -> device(port, "00", "nic0", "virtio-net-pci");
				case 3 -> {
					var nvme = device(port, "00", "nvme0", "nvme");
					nvme.setLeaving(true);
					nvme.setLeavingState(LeavingState.WAITING);
				}
				default -> port.getFreePlaces().add("00");
			}
		}
		var usb = q35.bus("/machine/peripheral/xhci/xhci.0", BusKind.USB, 12, "4", "3.2-3.8");
		var tablet = device(usb, "1", "tablet", "usb-tablet");
		detail(tablet, "speed", "480 Mb/s");
		device(usb, "2", "kbd0", "usb-kbd");
		device(usb, "3", "hub0", "usb-hub");
		device(usb, "3.1", "stick0", "usb-storage");
		var scsi = q35.bus("/machine/peripheral/scsi0/virtio-backend/scsi0.0", BusKind.SCSI, 256, "2-255");
		device(scsi, "0:0", "sd0", "scsi-hd");
		device(scsi, "1:0", "cd1", "scsi-cd");
		var serial = q35.bus("/machine/peripheral/vs0/virtio-backend/vs0.0", BusKind.VIRTIO_SERIAL, 31, "3-30");
		device(serial, "1", "qga", "virtserialport");
		device(serial, "2", "con1", "virtconsole");
		for (var i = 0; i < 6; i++) {
			var sata = q35.never("/machine/unattached/device[12]/ide." + i, BusKind.IDE, 1);
			if (i == 2) {
				device(sata, "0", "cd0", "ide-cd");
			}
		}
		var isa = q35.never("/machine/unattached/device[2]/isa.0", BusKind.ISA, 0);
		device(isa, "", "", "isa-serial");
		device(isa, "", "", "mc146818rtc");
		device(isa, "", "", "i8042");
		var smbus = q35.never("/machine/unattached/device[13]/i2c", BusKind.I2C, 0);
		device(smbus, "50", "", "smbus-eeprom");
		device(q35.never("/machine/peripheral/disk0/virtio-bus", BusKind.OTHER, 0), "", "", "virtio-blk-device");
		q35.state.getBuses().getLast().setType("virtio-pci-bus");
		return q35;
	}

	/** This many devices on ports and a USB hub's worth on each of some controllers. */
	static TopologyBuilder large(int devices) {
		var large = new TopologyBuilder();
		var root = large.never("/machine/q35/pcie.0", BusKind.PCIE, 32);
		device(root, "00", "", "mch");
		int left = devices - 1;
		for (var controller = 0; left > 0; controller++) {
			var bus = controller % 2 == 0
					? large.bus("/machine/peripheral/s" + controller + "/s" + controller + ".0", BusKind.SCSI, 256,
							"30-255")
					: large.bus("/machine/peripheral/x" + controller + "/x" + controller + ".0", BusKind.USB, 34,
							"31-34");
			for (var i = 0; i < 30 && left > 0; i++, left--) {
				device(bus, controller % 2 == 0 ? i + ":0" : String.valueOf(i + 1), "d" + controller + "-" + i,
						controller % 2 == 0 ? "scsi-hd" : "usb-tablet");
			}
		}
		return large;
	}
}
