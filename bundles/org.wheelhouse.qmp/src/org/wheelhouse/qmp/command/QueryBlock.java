package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the block devices of the guest. */
public record QueryBlock() implements QmpCommand<List<QueryBlock.Device>> {

	/**
	 * A device that has or could have a medium.
	 *
	 * @param device    the name of its back end; empty when it has none ({@code -blockdev})
	 * @param qdev      the QOM path or id of the guest's device
	 * @param removable whether its medium can be changed
	 * @param locked    whether the guest has locked it
	 * @param trayOpen  for a device with a tray
	 * @param ioStatus  {@code ok}, {@code failed} or {@code nospace}, where it is watched
	 * @param inserted  the medium
	 * @param type      {@code unknown} where QEMU has it
	 */
	public record Device(String device, Optional<String> qdev, boolean removable, boolean locked,
			@Name("tray_open") Optional<Boolean> trayOpen, Optional<String> ioStatus, Optional<BlockNode> inserted,
			Optional<String> type) {}

	@Override
	public String name() {
		return "query-block";
	}

	@Override
	public List<QueryBlock.Device> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Device.class, result);
	}
}
