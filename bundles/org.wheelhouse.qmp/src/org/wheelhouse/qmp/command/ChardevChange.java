package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts a socket on which QEMU listens in the place of what a character device leads to, without waiting for a client.
 *
 * @param id   of the character device
 * @param path of the unix socket
 */
public record ChardevChange(String id, String path) implements QmpAction {

	@Override
	public String name() {
		return "chardev-change";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("id", id);
		var socket = arguments.putObject("backend").put("type", "socket").putObject("data").put("server", true)
				.put("wait", false);
		socket.putObject("addr").put("type", "unix").putObject("data").put("path", path);
		return arguments;
	}
}
