package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Starts to send the machine to another QEMU. Success means started: see {@link QueryMigrate}.
 *
 * @param uri for example {@code tcp:host:port} or {@code unix:path}
 * @param blk whether the content of the disks goes too; QEMU has that until 9.0
 * @param inc whether only what is not in their backing files; the same
 */
public record Migrate(String uri, boolean blk, boolean inc) implements QmpAction {

	/** Without disks. */
	public Migrate(String uri) {
		this(uri, false, false);
	}

	@Override
	public String name() {
		return "migrate";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("uri", uri);
		if (blk) {
			arguments.put("blk", true);
		}
		if (inc) {
			arguments.put("inc", true);
		}
		return arguments;
	}
}
