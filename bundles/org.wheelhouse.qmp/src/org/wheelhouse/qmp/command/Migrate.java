package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Starts to send the machine to another QEMU. Success means started: see {@link QueryMigrate}.
 *
 * @param uri for example {@code tcp:host:port} or {@code unix:path}
 */
public record Migrate(String uri) implements QmpAction {

	@Override
	public String name() {
		return "migrate";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("uri", uri);
	}
}
