package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the memory devices. */
public record QueryMemoryDevices() implements QmpCommand<List<QueryMemoryDevices.Device>> {

	/**
	 * A memory device.
	 *
	 * @param type {@code dimm}, {@code nvdimm}, {@code virtio-mem}, {@code virtio-pmem} or another
	 */
	public record Device(String type, Data data) {}

	/**
	 * What is told of it, in bytes; each kind of device has some of it.
	 *
	 * @param address       of a DIMM
	 * @param virtioAddress of the others
	 */
	public record Data(@Otherwise String id, @Otherwise long size, @Name("addr") OptionalLong address,
			@Name("memaddr") OptionalLong virtioAddress, OptionalInt slot, OptionalInt node, @Otherwise String memdev,
			@Otherwise boolean hotplugged, @Name("hotpluggable") @Otherwise boolean hotpluggable,
			@Name("requested-size") OptionalLong requestedSize, @Name("max-size") OptionalLong maxSize,
			@Name("block-size") OptionalLong blockSize) {}

	@Override
	public String name() {
		return "query-memory-devices";
	}

	@Override
	public List<QueryMemoryDevices.Device> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Device.class, result);
	}
}
