package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes the medium of a drive, or the password or address of the VNC server. QEMU has it until 5.2; see {@code Dialect}.
 *
 * @param device   of the drive, or {@code vnc}
 * @param target   the file; for VNC {@code password}, or where it shall listen
 * @param argument the format of the file; for VNC the password
 */
public record Change(String device, String target, Optional<String> argument) implements QmpAction {

	@Override
	public String name() {
		return "change";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("device", device).put("target", target);
		argument.ifPresent(given -> arguments.put("arg", given));
		return arguments;
	}
}
