package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lets a QEMU that was started with {@code -incoming defer} wait for a machine.
 *
 * @param uri where to listen
 */
public record MigrateIncoming(String uri) implements QmpAction {

	@Override
	public String name() {
		return "migrate-incoming";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("uri", uri);
	}
}
