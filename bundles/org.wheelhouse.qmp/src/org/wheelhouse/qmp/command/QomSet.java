package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets a property of an object.
 *
 * @param path     the object's path
 * @param property its name
 * @param value    in the property's own type
 */
public record QomSet(String path, String property, JsonNode value) implements QmpAction {

	@Override
	public String name() {
		return "qom-set";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("path", path).put("property", property).set("value", value);
	}
}
