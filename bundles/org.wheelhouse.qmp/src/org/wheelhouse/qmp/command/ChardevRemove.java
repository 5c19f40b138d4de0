package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Removes a character device that nothing uses. */
public record ChardevRemove(String id) implements QmpAction {

	@Override
	public String name() {
		return "chardev-remove";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("id", id);
	}
}
