package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets the password of the VNC server: eight bytes count. An expiry that was set stays.
 *
 * @param password an empty one lets in whoever gives none
 */
public record ChangeVncPassword(String password) implements QmpAction {

	@Override
	public String name() {
		return "change-vnc-password";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("password", password);
	}
}
