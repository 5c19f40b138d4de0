package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks the guest to let go of a device. It is gone when {@code DEVICE_DELETED} comes with its id, and not before.
 *
 * @param id its id or QOM path
 */
public record DeviceDel(String id) implements QmpAction {

	@Override
	public String name() {
		return "device_del";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("id", id);
	}
}
