package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Forgets a job that is concluded. */
public record JobDismiss(String id) implements QmpAction {

	@Override
	public String name() {
		return "job-dismiss";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("id", id);
	}
}
