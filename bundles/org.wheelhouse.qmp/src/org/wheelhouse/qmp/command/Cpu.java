package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Chooses the CPU that commands are about which name none. Real QEMUs have dropped it before 5.2: the session remembers it.
 *
 * @param index counted from 0
 */
public record Cpu(int index) implements QmpAction {

	@Override
	public String name() {
		return "cpu";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("index", index);
	}
}
