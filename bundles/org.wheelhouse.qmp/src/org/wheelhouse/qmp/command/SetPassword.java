package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets the password of a remote display. VNC looks at the first eight characters only, and refuses it altogether unless the
 * server was started with {@code password=on}.
 *
 * @param protocol {@code vnc} or {@code spice}
 */
public record SetPassword(String protocol, String password) implements QmpAction {

	@Override
	public String name() {
		return "set_password";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("protocol", protocol).put("password", password);
	}

	@Override
	public String toString() {
		return "SetPassword[protocol=" + protocol + "]";
	}
}
