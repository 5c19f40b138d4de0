package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets the password of a remote display. VNC looks at the first eight bytes only, and refuses it altogether unless the
 * server was started with {@code password=on}.
 *
 * @param protocol  {@code vnc} or {@code spice}
 * @param connected what happens to who is connected: {@code keep}, or for SPICE {@code disconnect} or {@code fail}
 */
public record SetPassword(String protocol, String password, Optional<String> connected) implements QmpAction {

	/** Leaves who is connected. */
	public SetPassword(String protocol, String password) {
		this(protocol, password, Optional.empty());
	}

	@Override
	public String name() {
		return "set_password";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("protocol", protocol).put("password", password);
		connected.ifPresent(given -> arguments.put("connected", given));
		return arguments;
	}

	@Override
	public String toString() {
		return "SetPassword[protocol=" + protocol + "]";
	}
}
