package org.wheelhouse.qmp.command;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Limits how long a migration may stop the guest at its end. QEMU has it until 5.2; see {@code Dialect}.
 *
 * @param limit sent in seconds
 */
public record MigrateSetDowntime(Duration limit) implements QmpAction {

	@Override
	public String name() {
		return "migrate_set_downtime";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("value", limit.toNanos() / 1e9);
	}
}
