package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Adds a network back end.
 *
 * @param type    for example {@code user}
 * @param id      to be named by a device
 * @param options in the order in which they are sent
 */
public record NetdevAdd(String type, String id, ObjectNode options) implements QmpAction {

	public NetdevAdd {
		options = options.deepCopy();
	}

	@Override
	public String name() {
		return "netdev_add";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("type", type).put("id", id);
		arguments.setAll(options);
		return arguments;
	}
}
