package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Has a server of QEMU serve somebody on a socket that was handed over by {@link Getfd}.
 *
 * @param protocol {@code vnc}, {@code spice} or the name of a character device
 * @param fdname   the socket
 * @param skipauth whether no password is asked for, where the protocol has one
 */
public record AddClient(String protocol, String fdname, boolean skipauth) implements QmpAction {

	@Override
	public String name() {
		return "add_client";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("protocol", protocol).put("fdname", fdname);
		if (skipauth) {
			arguments.put("skipauth", true);
		}
		return arguments;
	}
}
