package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Creates a user-creatable object, for example an {@code iothread}. Sent in the form of QEMU 6.0 and later.
 *
 * @param qomType    its type
 * @param id         its id
 * @param properties in the order in which they are sent
 */
public record ObjectAdd(String qomType, String id, ObjectNode properties) implements QmpAction {

	public ObjectAdd {
		properties = properties.deepCopy();
	}

	@Override
	public String name() {
		return "object-add";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("qom-type", qomType).put("id", id);
		arguments.setAll(properties);
		return arguments;
	}
}
