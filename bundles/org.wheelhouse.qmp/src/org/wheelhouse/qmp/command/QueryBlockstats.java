package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.In;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks how much was read and written.
 *
 * @param everyNode whether all named nodes are told instead of the guest's devices
 */
public record QueryBlockstats(boolean everyNode) implements QmpCommand<List<QueryBlockstats.NodeStats>> {

	/** Asks about the guest's devices. */
	public QueryBlockstats() {
		this(false);
	}

	/**
	 * One device or node.
	 *
	 * @param device   the name of its back end
	 * @param qdev     the QOM path or id of the guest's device
	 * @param nodeName the node
	 * @param stats    the counters
	 * @param parent   what the node itself reads and writes, its protocol layer
	 * @param backing  the node below
	 */
	public record NodeStats(Optional<String> device, Optional<String> qdev, Optional<String> nodeName, Stats stats,
			Optional<NodeStats> parent, Optional<NodeStats> backing) {}

	/**
	 * Counters since the machine was started. Times are sums over operations that may run side by side.
	 *
	 * @param highestWrittenOffset in bytes, of what was written so far
	 */
	public record Stats(@Name("rd_bytes") long readBytes, @Name("wr_bytes") long writtenBytes,
			@Name("rd_operations") long readOperations, @Name("wr_operations") long writeOperations,
			@Name("flush_operations") long flushOperations,
			@Name("rd_total_time_ns") @In(ChronoUnit.NANOS) @Otherwise Duration readTime,
			@Name("wr_total_time_ns") @In(ChronoUnit.NANOS) @Otherwise Duration writeTime,
			@Name("flush_total_time_ns") @In(ChronoUnit.NANOS) @Otherwise Duration flushTime,
			@Name("wr_highest_offset") long highestWrittenOffset,
			@Name("failed_rd_operations") @Otherwise long failedReads,
			@Name("failed_wr_operations") @Otherwise long failedWrites) {}

	@Override
	public String name() {
		return "query-blockstats";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpCommand.super.arguments();
		if (everyNode) {
			arguments.put("query-nodes", true);
		}
		return arguments;
	}

	@Override
	public List<QueryBlockstats.NodeStats> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(NodeStats.class, result);
	}
}
