package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the PCI buses and what is on them. Behind bridges nothing is seen before the firmware has numbered the buses. */
public record QueryPci() implements QmpCommand<List<QueryPci.Bus>> {

	/** A bus without a bridge of its own. */
	public record Bus(@Name("bus") int number, List<Device> devices) {}

	/**
	 * A function of a device.
	 *
	 * @param qdevId its id; empty when it was given none
	 * @param irq    the line it uses
	 * @param irqPin 0 for none, 1 for INTA to 4 for INTD; empty before QEMU 5.1
	 * @param bridge for a bridge, what is behind it
	 */
	public record Device(int bus, int slot, int function, @Name("class_info") DeviceClass deviceClass,
			@Name("id") Identity identity, @Name("qdev_id") String qdevId, OptionalInt irq,
			@Name("irq_pin") OptionalInt irqPin, @Name("pci_bridge") Optional<Bridge> bridge, List<Region> regions) {}

	/** The PCI class code, and QEMU's word for it where it has one. */
	public record DeviceClass(@Name("class") int code, @Name("desc") Optional<String> description) {}

	/** The numbers by which a driver knows the device. */
	public record Identity(int vendor, int device, OptionalInt subsystemVendor, OptionalInt subsystem) {}

	/**
	 * A bridge and the bus behind it.
	 *
	 * @param primary     the number of the bus that it is on
	 * @param secondary   the number of the bus behind it; 0 before it is numbered
	 * @param subordinate the highest number of a bus behind it
	 */
	public record Bridge(@Name({"bus", "number"}) int primary, @Name({"bus", "secondary"}) int secondary,
			@Name({"bus", "subordinate"}) int subordinate, @Name({"bus", "io_range"}) Range io,
			@Name({"bus", "memory_range"}) Range memory, @Name({"bus", "prefetchable_range"}) Range prefetchable,
			List<Device> devices) {}

	/** Addresses that a bridge passes on, the limit included. */
	public record Range(long base, long limit) {}

	/**
	 * A base address register.
	 *
	 * @param bar     its number; 6 is the ROM
	 * @param type    {@code io} or {@code memory}
	 * @param address -1 while it is not mapped
	 */
	public record Region(int bar, String type, long address, long size,
			@Name("prefetch") @Otherwise boolean prefetchable, @Name("mem_type_64") @Otherwise boolean wide) {}

	@Override
	public String name() {
		return "query-pci";
	}

	@Override
	public List<QueryPci.Bus> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Bus.class, result);
	}
}
