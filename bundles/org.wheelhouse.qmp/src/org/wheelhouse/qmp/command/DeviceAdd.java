package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plugs a device in.
 *
 * @param driver     the type, for example {@code virtio-net-pci}
 * @param properties in the order in which they are sent, {@code id} and {@code bus} among them; numbers and flags as such
 */
public record DeviceAdd(String driver, ObjectNode properties) implements QmpAction {

	public DeviceAdd {
		properties = properties.deepCopy();
	}

	@Override
	public String name() {
		return "device_add";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("driver", driver);
		arguments.setAll(properties);
		return arguments;
	}
}
