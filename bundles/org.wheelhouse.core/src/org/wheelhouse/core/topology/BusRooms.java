package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.core.state.Bus.Room;
import org.wheelhouse.core.state.BusDevice;
import org.wheelhouse.model.live.BusKind;

/** How many places a bus has and which of them are free, by what QEMU's devices are made to give. */
final class BusRooms {

	/** The deepest that a chain of hubs may be; what is no hub may hang on the last of them. */
	static final int DEEPEST_HUB = 5;

	private final QomBus bus;
	private final Set<String> taken;
	private final List<BusDevice> devices;

	private BusRooms(QomBus bus, List<BusDevice> devices) {
		this.bus = bus;
		this.devices = devices;
		taken = devices.stream().map(BusDevice::address).collect(Collectors.toSet());
	}

	/** What is known of a bus that is not PCI, with these devices on it. */
	static Room of(QomBus bus, List<BusDevice> devices) {
		var rooms = new BusRooms(bus, devices);
		return switch (bus.kind()) {
			case USB -> rooms.usb();
			case SCSI -> rooms.scsi();
			case VIRTIO_SERIAL -> rooms.serial();
			case NVME -> bus.controller().type().equals("nvme") ? rooms.numbers(1, 256) : Room.UNKNOWN;
			case CCID -> new Room(1, devices.isEmpty() ? List.of("0") : List.of());
			case IDE -> rooms.numbers(0, bus.controller().type().contains("ahci") ? 0 : 1);
			case FLOPPY -> rooms.numbers(0, 1);
			default -> Room.UNKNOWN;
		};
	}

	private Room numbers(int first, int last) {
		return new Room(last - first + 1,
				PlaceRuns.of(bus.kind(), "", IntStream.rangeClosed(first, last).filter(free(""))));
	}

	private IntPredicate free(String prefix) {
		return number -> !taken.contains(prefix + number);
	}

	/** Port 0 is for a console. */
	private Room serial() {
		int ports = bus.controller().number("max_ports", 31);
		return new Room(ports, PlaceRuns.of(bus.kind(), "", IntStream.range(1, ports).filter(free(""))));
	}

	/** The controller's ports, and those of each hub. A port that QEMU chose and does not tell may be any. */
	private Room usb() {
		int ports = usbPorts();
		if (ports == 0 || taken.contains("")) {
			return new Room(ports, List.of());
		}
		int all = ports;
		// Where there are more ports for USB 3 than for USB 2, the last ones take nothing that is slower.
		var free = new ArrayList<>(PlaceRuns.of(bus.kind(), "",
				IntStream.rangeClosed(1, Math.min(ports, bus.controller().number("p2", ports))).filter(free(""))));
		for (var hub : devices) {
			if (hub.type().equals("usb-hub")) {
				int below = Integer.parseInt(hub.detail("ports"));
				all += below;
				var prefix = hub.address() + ".";
				free.addAll(PlaceRuns.of(bus.kind(), prefix, IntStream.rangeClosed(1, below).filter(free(prefix))));
			}
		}
		return new Room(all, free);
	}

	private int usbPorts() {
		var controller = bus.controller();
		return switch (controller.type()) {
			case "qemu-xhci", "nec-usb-xhci", "sysbus-xhci" ->
				Math.max(controller.number("p2", 4), controller.number("p3", 4));
			case "pci-ohci" -> controller.number("num-ports", 3);
			case "sysbus-ohci" -> controller.number("num-ports", 3);
			default -> controller.type().contains("ehci") ? 6 : controller.type().contains("uhci") ? 2 : 0;
		};
	}

	/** Targets, of which each new one gets lun 0; behind a USB bridge, which is one target, its luns. */
	private Room scsi() {
		return switch (bus.controller().type()) {
			case "virtio-scsi-device" -> targets(256);
			case "lsi53c895a", "lsi53c810", "am53c974", "dc390", "esp" -> targets(8);
			case "mptsas1068" -> targets(9);
			case "megasas", "megasas-gen2", "pvscsi" -> targets(65);
			case "usb-bot" -> luns(16);
			case "usb-uas" -> luns(256);
			case "usb-storage" -> new Room(1, List.of());
			default -> Room.UNKNOWN;
		};
	}

	private Room targets(int count) {
		var used = taken.stream().map(address -> address.replaceFirst(":.*", "")).collect(Collectors.toSet());
		return new Room(count, PlaceRuns.of(BusKind.SCSI, "",
				IntStream.range(0, count).filter(target -> !used.contains(String.valueOf(target)))));
	}

	private Room luns(int count) {
		return new Room(count, PlaceRuns.of(BusKind.SCSI, "0:", IntStream.range(0, count).filter(free("0:"))));
	}
}
