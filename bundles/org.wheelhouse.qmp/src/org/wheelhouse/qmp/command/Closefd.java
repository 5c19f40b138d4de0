package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Closes a descriptor that was named by {@link Getfd}. */
public record Closefd(String fdname) implements QmpAction {

	@Override
	public String name() {
		return "closefd";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("fdname", fdname);
	}
}
