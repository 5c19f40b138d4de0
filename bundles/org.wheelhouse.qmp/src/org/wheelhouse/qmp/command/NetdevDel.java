package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Removes a network back end, even one that a device uses. */
public record NetdevDel(String id) implements QmpAction {

	@Override
	public String name() {
		return "netdev_del";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("id", id);
	}
}
