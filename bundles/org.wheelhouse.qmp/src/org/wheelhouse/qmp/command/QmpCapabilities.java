package org.wheelhouse.qmp.command;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ends the handshake: before it QEMU takes no other command, after it not this one.
 *
 * @param enable the capabilities wanted, of those that the greeting offers
 */
public record QmpCapabilities(List<String> enable) implements QmpAction {

	public QmpCapabilities {
		enable = List.copyOf(enable);
	}

	@Override
	public String name() {
		return "qmp_capabilities";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		if (!enable.isEmpty()) {
			var wanted = arguments.putArray("enable");
			enable.forEach(wanted::add);
		}
		return arguments;
	}
}
