package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
			Optional<NodeStats> parent, Optional<NodeStats> backing) {

		private static NodeStats read(Members node) throws UnexpectedResultException {
			return new NodeStats(node.optionalText("device"), node.optionalText("qdev"), node.optionalText("node-name"),
					node.object("stats", Stats::read), node.optionalObject("parent", NodeStats::read),
					node.optionalObject("backing", NodeStats::read));
		}
	}

	/**
	 * Counters since the machine was started. Times are sums over operations that may run side by side.
	 *
	 * @param highestWrittenOffset in bytes, of what was written so far
	 */
	public record Stats(long readBytes, long writtenBytes, long readOperations, long writeOperations,
			long flushOperations,
			Duration readTime, Duration writeTime, Duration flushTime, long highestWrittenOffset, long failedReads,
			long failedWrites) {

		private static Stats read(Members stats) throws UnexpectedResultException {
			return new Stats(stats.number("rd_bytes"), stats.number("wr_bytes"), stats.number("rd_operations"),
					stats.number("wr_operations"), stats.number("flush_operations"),
					Duration.ofNanos(stats.number("rd_total_time_ns")),
					Duration.ofNanos(stats.number("wr_total_time_ns")),
					Duration.ofNanos(stats.number("flush_total_time_ns")), stats.number("wr_highest_offset"),
					stats.numberOr("failed_rd_operations", 0), stats.numberOr("failed_wr_operations", 0));
		}
	}

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
		return Members.list(result, NodeStats::read);
	}
}
