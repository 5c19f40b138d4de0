package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Limits how fast a migration sends. QEMU has it until 5.2; see {@code Dialect}.
 *
 * @param bytesPerSecond 0 for no limit
 */
public record MigrateSetSpeed(long bytesPerSecond) implements QmpAction {

	@Override
	public String name() {
		return "migrate_set_speed";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("value", bytesPerSecond);
	}
}
