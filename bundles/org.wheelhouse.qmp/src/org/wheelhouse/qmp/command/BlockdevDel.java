package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Closes a block node that nothing uses. */
public record BlockdevDel(String nodeName) implements QmpAction {

	@Override
	public String name() {
		return "blockdev-del";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("node-name", nodeName);
	}
}
