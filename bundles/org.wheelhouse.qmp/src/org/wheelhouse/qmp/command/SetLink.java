package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Pulls the cable of a network card, or plugs it in.
 *
 * @param name the id of the guest's card, or of its back end
 */
public record SetLink(String name, boolean up) implements QmpAction {

	@Override
	public String name() {
		return "set_link";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("name", name).put("up", up);
	}
}
