package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks for all nodes of the block graph.
 *
 * @param flat whether images below are left out of each node, which spares QEMU much work
 */
public record QueryNamedBlockNodes(boolean flat) implements QmpCommand<List<BlockNode>> {

	@Override
	public String name() {
		return "query-named-block-nodes";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpCommand.super.arguments();
		if (flat) {
			arguments.put("flat", true);
		}
		return arguments;
	}

	@Override
	public List<BlockNode> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(BlockNode.class, result);
	}
}
