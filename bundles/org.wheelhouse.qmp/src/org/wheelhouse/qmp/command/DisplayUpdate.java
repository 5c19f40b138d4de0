package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Has the VNC server listen elsewhere; since QEMU 7.1. Connected viewers stay. When the new address cannot be had the error
 * comes after the old listener is gone.
 *
 * @param host address of this host
 * @param port absolute, for example 5901
 */
public record DisplayUpdate(String host, int port) implements QmpAction {

	@Override
	public String name() {
		return "display-update";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("type", "vnc");
		arguments.putArray("addresses").addObject().put("type", "inet").put("host", host).put("port",
				Integer.toString(port));
		return arguments;
	}
}
