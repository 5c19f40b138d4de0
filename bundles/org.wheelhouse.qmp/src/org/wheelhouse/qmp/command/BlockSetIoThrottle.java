package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Limits what a disk may read and write. Total limits and those of reading or writing exclude each other.
 *
 * @param disk   which; one without a back end of that name is named by {@code qdev} of {@link QueryBlock}
 * @param limits 0 for no limit
 */
public record BlockSetIoThrottle(Drive disk, BlockNode.Throttle limits) implements QmpAction {

	@Override
	public String name() {
		return "block_set_io_throttle";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		disk.addTo(arguments);
		return arguments.put("bps", limits.bytesPerSecond()).put("bps_rd", limits.readBytesPerSecond())
				.put("bps_wr", limits.writeBytesPerSecond()).put("iops", limits.operationsPerSecond())
				.put("iops_rd", limits.readOperationsPerSecond()).put("iops_wr", limits.writeOperationsPerSecond());
	}
}
