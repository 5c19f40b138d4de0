package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Destroys a user-created object that nothing uses. */
public record ObjectDel(String id) implements QmpAction {

	@Override
	public String name() {
		return "object-del";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("id", id);
	}
}
