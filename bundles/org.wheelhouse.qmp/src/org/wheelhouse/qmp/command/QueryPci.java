package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the PCI buses and what is on them. Behind bridges nothing is seen before the firmware has numbered the buses. */
public record QueryPci() implements QmpCommand<List<QueryPci.Bus>> {

	/** A bus without a bridge of its own. */
	public record Bus(int number, List<Device> devices) {

		private static Bus read(Members bus) throws UnexpectedResultException {
			return new Bus(bus.smallNumber("bus"), bus.list("devices", Device::read));
		}
	}

	/**
	 * A function of a device.
	 *
	 * @param qdevId its id; empty when it was given none
	 * @param irq    the line it uses
	 * @param irqPin 0 for none, 1 for INTA to 4 for INTD; empty before QEMU 5.1
	 * @param bridge for a bridge, what is behind it
	 */
	public record Device(int bus, int slot, int function, DeviceClass deviceClass, Identity identity, String qdevId,
			OptionalInt irq, OptionalInt irqPin, Optional<Bridge> bridge, List<Region> regions) {

		private static Device read(Members device) throws UnexpectedResultException {
			return new Device(device.smallNumber("bus"), device.smallNumber("slot"), device.smallNumber("function"),
					device.object("class_info", DeviceClass::read), device.object("id", Identity::read),
					device.text("qdev_id"), device.optionalSmallNumber("irq"), device.optionalSmallNumber("irq_pin"),
					device.optionalObject("pci_bridge", Bridge::read), device.list("regions", Region::read));
		}
	}

	/** The PCI class code, and QEMU's word for it where it has one. */
	public record DeviceClass(int code, Optional<String> description) {

		private static DeviceClass read(Members info) throws UnexpectedResultException {
			return new DeviceClass(info.smallNumber("class"), info.optionalText("desc"));
		}
	}

	/** The numbers by which a driver knows the device. */
	public record Identity(int vendor, int device, OptionalInt subsystemVendor, OptionalInt subsystem) {

		private static Identity read(Members id) throws UnexpectedResultException {
			return new Identity(id.smallNumber("vendor"), id.smallNumber("device"),
					id.optionalSmallNumber("subsystem-vendor"), id.optionalSmallNumber("subsystem"));
		}
	}

	/**
	 * A bridge and the bus behind it.
	 *
	 * @param primary     the number of the bus that it is on
	 * @param secondary   the number of the bus behind it; 0 before it is numbered
	 * @param subordinate the highest number of a bus behind it
	 */
	public record Bridge(int primary, int secondary, int subordinate, Range io, Range memory, Range prefetchable,
			List<Device> devices) {

		private static Bridge read(Members bridge) throws UnexpectedResultException {
			var devices = bridge.list("devices", Device::read);
			return bridge.object("bus",
					bus -> new Bridge(bus.smallNumber("number"), bus.smallNumber("secondary"),
							bus.smallNumber("subordinate"), bus.object("io_range", Range::read),
							bus.object("memory_range", Range::read), bus.object("prefetchable_range", Range::read),
							devices));
		}
	}

	/** Addresses that a bridge passes on, the limit included. */
	public record Range(long base, long limit) {

		private static Range read(Members range) throws UnexpectedResultException {
			return new Range(range.number("base"), range.number("limit"));
		}
	}

	/**
	 * A base address register.
	 *
	 * @param bar     its number; 6 is the ROM
	 * @param type    {@code io} or {@code memory}
	 * @param address -1 while it is not mapped
	 */
	public record Region(int bar, String type, long address, long size, boolean prefetchable, boolean wide) {

		private static Region read(Members region) throws UnexpectedResultException {
			return new Region(region.smallNumber("bar"), region.text("type"), region.number("address"),
					region.number("size"), region.flagOr("prefetch", false), region.flagOr("mem_type_64", false));
		}
	}

	@Override
	public String name() {
		return "query-pci";
	}

	@Override
	public List<QueryPci.Bus> read(JsonNode result) throws UnexpectedResultException {
		return Members.list(result, Bus::read);
	}
}
