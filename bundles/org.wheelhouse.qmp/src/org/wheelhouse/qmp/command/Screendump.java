package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the guest's screen to a file on QEMU's computer.
 *
 * @param filename where
 * @param format   {@code png} (7.2 and later) or empty for PPM
 */
public record Screendump(String filename, Optional<String> format) implements QmpAction {

	@Override
	public String name() {
		return "screendump";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("filename", filename);
		format.ifPresent(name -> arguments.put("format", name));
		return arguments;
	}
}
