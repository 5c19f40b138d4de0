package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gave the password of an encrypted disk. No QEMU since 2.3 takes one, and none has the command since 6.0. */
public record BlockPasswd(String device, String password) implements QmpAction {

	@Override
	public String name() {
		return "block_passwd";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("device", device).put("password", password);
	}
}
