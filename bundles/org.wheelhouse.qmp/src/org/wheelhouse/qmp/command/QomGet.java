package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks for the value of a property.
 *
 * @param path     the object's path
 * @param property its name
 */
public record QomGet(String path, String property) implements QmpCommand<JsonNode> {

	@Override
	public String name() {
		return "qom-get";
	}

	@Override
	public ObjectNode arguments() {
		return QmpCommand.super.arguments().put("path", path).put("property", property);
	}

	@Override
	public JsonNode read(JsonNode result) {
		return result;
	}
}
