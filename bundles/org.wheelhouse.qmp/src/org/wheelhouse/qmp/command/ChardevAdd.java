package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Adds a character device.
 *
 * @param id      to be named by a device
 * @param backend what it leads to: {@code type}, and {@code data} of that type
 */
public record ChardevAdd(String id, ObjectNode backend) implements QmpAction {

	public ChardevAdd {
		backend = backend.deepCopy();
	}

	@Override
	public String name() {
		return "chardev-add";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("id", id);
		arguments.set("backend", backend);
		return arguments;
	}
}
