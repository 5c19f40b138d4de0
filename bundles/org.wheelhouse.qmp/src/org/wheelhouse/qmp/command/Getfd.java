package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Names the descriptor that is passed along; to be sent by {@code QmpSession.send(command, descriptor)}. It belongs to this monitor.
 *
 * @param fdname does not begin with a digit
 */
public record Getfd(String fdname) implements QmpAction {

	@Override
	public String name() {
		return "getfd";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("fdname", fdname);
	}
}
