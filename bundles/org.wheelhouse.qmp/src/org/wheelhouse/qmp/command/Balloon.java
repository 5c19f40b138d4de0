package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks the guest to make do with so much memory. It needs time, and may not: see {@link QueryBalloon}.
 *
 * @param bytes more than the machine has means all of it. A guest that is left too little ends in panic
 */
public record Balloon(long bytes) implements QmpAction {

	@Override
	public String name() {
		return "balloon";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("value", bytes);
	}
}
