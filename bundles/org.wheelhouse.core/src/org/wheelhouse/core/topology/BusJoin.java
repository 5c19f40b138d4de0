package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.Bus.Hotplug;
import org.wheelhouse.core.state.Bus.Room;
import org.wheelhouse.core.state.BusDevice;
import org.wheelhouse.core.state.BusDevice.Detail;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;

/** Joins the buses of the object tree with what the human monitor tells of USB, and with the PCI topology. */
final class BusJoin {

	private static final String BACKEND = "/virtio-backend";
	private static final List<String> DETAILS = List.of("drive", "chardev", "name", "serial", "ports", "hostbus",
			"hostport", "iobase", "irq");
	private static final int ALL_SLOTS = 32;

	private BusJoin() {
		// holds no state
	}

	static boolean isPci(BusKind kind) {
		return kind == BusKind.PCI || kind == BusKind.PCIE || kind == BusKind.PCIE_PORT;
	}

	/**
	 * All buses; those of PCI without what is on them.
	 *
	 * @param buses     from the object tree
	 * @param functions devices on PCI, from there too
	 * @param usb       what {@code info usb} prints
	 */
	static BusTopology join(List<QomBus> buses, List<QomBus.Device> functions, String usb) {
		var ports = UsbPorts.of(buses.stream().filter(bus -> bus.kind() == BusKind.USB).toList(), usb);
		return new BusTopology(buses.stream().map(bus -> bus(bus, ports))
				.sorted(Comparator.comparing(Bus::kind)).toList(),
				functions.stream().collect(Collectors.toUnmodifiableMap(QomBus.Device::path,
						function -> new BusDevice(function.path(), function.type(), "", function.is("hotplugged"),
								function.is("hotpluggable"), PciDetails.of(function)))));
	}

	private static Bus bus(QomBus bus, Map<String, UsbPorts.Seen> usb) {
		var bringer = bus.controller().path().endsWith(BACKEND)
				? bus.controller().path().substring(0, bus.controller().path().length() - BACKEND.length())
				: bus.controller().path();
		if (isPci(bus.kind())) {
			return new Bus(bus.path(), bus.type(), bus.kind(), bringer, OptionalInt.empty(),
					new Hotplug(HotplugVerdict.NOT_KNOWN, way(bus), ""), Room.UNKNOWN, List.of());
		}
		var devices = bus.devices().stream().map(device -> device(bus.kind(), device, usb.get(device.path())))
				.sorted(Comparator.comparing(BusDevice::address, BusJoin::byNumbers)).toList();
		var hotplug = hotplug(bus);
		var room = BusRooms.of(bus, devices);
		return new Bus(bus.path(), bus.type(), bus.kind(), bringer, OptionalInt.empty(), hotplug,
				hotplug.verdict() == HotplugVerdict.NO ? new Room(room.capacity(), List.of()) : room, devices);
	}

	/** No handler is a sure no; of a bus that we do not know a handler is no sure yes. */
	private static Hotplug hotplug(QomBus bus) {
		if (bus.handler().isEmpty()) {
			return Hotplug.never(bus.name());
		}
		return bus.kind() == BusKind.OTHER ? new Hotplug(HotplugVerdict.NOT_KNOWN, "none", "") : Hotplug.YES;
	}

	private static String way(QomBus bus) {
		if (!bus.handler().isEmpty() && bus.path().startsWith(bus.handler() + "/")) {
			return bus.type().equals("PCI") ? "shpc" : "native";
		}
		return bus.byAcpi() ? "acpi" : "none";
	}

	private static BusDevice device(BusKind kind, QomBus.Device device, UsbPorts.@Nullable Seen usb) {
		var details = new ArrayList<Detail>();
		if (usb != null) {
			details.add(new Detail("product", usb.product()));
			details.add(new Detail("speed", usb.speed()));
		}
		if (device.number("vendorid") > 0) {
			details.add(new Detail("ids", hex4(device.number("vendorid")) + ":" + hex4(device.number("productid"))));
		}
		for (var name : DETAILS) {
			if (!device.get(name).isEmpty()) {
				details.add(new Detail(name, device.get(name)));
			}
		}
		return new BusDevice(device.path(), device.type(), address(kind, device, usb), device.is("hotplugged"),
				device.is("hotpluggable"), details);
	}

	private static String hex4(int number) {
		return HexFormat.of().toHexDigits((short) number);
	}

	private static String address(BusKind kind, QomBus.Device device, UsbPorts.@Nullable Seen usb) {
		return switch (kind) {
			case USB -> device.get("port").isEmpty() && usb != null ? usb.port() : device.get("port");
			case SCSI -> (device.number("channel") > 0 ? device.number("channel") + ":" : "") + device.number("scsi-id")
					+ ":" + device.number("lun");
			case VIRTIO_SERIAL -> device.get("nr");
			case IDE, FLOPPY -> device.get("unit");
			case NVME -> device.get("nsid");
			case I2C -> device.number("address") < 0
					? ""
					: HexFormat.of().toHexDigits((byte) device.number("address"));
			case CCID -> "0";
			default -> device.get("cad");
		};
	}

	/** {@code 10} comes after {@code 9}. */
	private static int byNumbers(String one, String other) {
		var first = one.split("[.:]");
		var second = other.split("[.:]");
		for (var i = 0; i < Math.min(first.length, second.length); i++) {
			int order = first[i].length() == second[i].length()
					? first[i].compareTo(second[i])
					: Integer.compare(first[i].length(), second[i].length());
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(first.length, second.length);
	}

	/** The same with all that is known of its PCI buses: host bridges first, then ports, then other bridges. */
	static BusTopology with(PciTopology pci, BusTopology all) {
		var found = new ArrayList<Bus>();
		pci.allBuses().forEach(bus -> found.add(pci(bus, all, pci.buses().contains(bus))));
		found.sort(Comparator.comparing(bus -> rank(bus, pci)));
		all.buses().stream().filter(bus -> found.stream().noneMatch(known -> known.path().equals(bus.path())))
				.forEach(found::add);
		return new BusTopology(found, all.functions());
	}

	private static int rank(Bus bus, PciTopology pci) {
		return pci.buses().stream().anyMatch(root -> root.key().equals(bus.path()))
				? 0
				: bus.kind() == BusKind.PCIE_PORT ? 1 : 2;
	}

	private static Bus pci(PciBus bus, BusTopology all, boolean root) {
		var walked = all.bus(bus.key());
		var kind = !bus.express() ? BusKind.PCI : bus.slots() == 1 ? BusKind.PCIE_PORT : BusKind.PCIE;
		var closed = !bus.refusal().isEmpty();
		var hotplug = new Hotplug(closed ? HotplugVerdict.NO : HotplugVerdict.YES,
				walked.map(found -> found.hotplug().way()).orElse("none"), bus.refusal());
		var free = closed ? List.<String>of() : PlaceRuns.of(kind, "", bus.freeSlots());
		var slots = root ? ALL_SLOTS : bus.slots() - bus.firstSlot();
		return new Bus(bus.key(), walked.map(Bus::type).orElse(bus.express() ? "PCIE" : "PCI"), kind,
				walked.map(Bus::bringer).orElse(""), bus.number(), hotplug, new Room(slots, free),
				bus.functions().stream()
						.map(function -> device(function, Optional.ofNullable(all.functions().get(function.key()))))
						.toList());
	}

	private static BusDevice device(PciFunction function, Optional<BusDevice> told) {
		var address = function.address();
		return new BusDevice(function.key(), function.type(),
				function.function() == 0 ? address.substring(0, 2) : address,
				told.map(BusDevice::hotplugged).orElse(false), function.removable(),
				told.map(BusDevice::details).orElse(List.of()));
	}
}
