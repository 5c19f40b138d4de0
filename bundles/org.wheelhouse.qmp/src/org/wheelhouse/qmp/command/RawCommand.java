package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Any command, as somebody typed it or found it in the schema.
 *
 * @param name      QEMU's name of it
 * @param arguments as they are sent
 */
public record RawCommand(String name, ObjectNode arguments) implements QmpCommand<JsonNode> {

	public RawCommand {
		arguments = arguments.deepCopy();
	}

	/** A command without arguments. */
	public RawCommand(String name) {
		this(name, JsonNodeFactory.instance.objectNode());
	}

	@Override
	public ObjectNode arguments() {
		return arguments.deepCopy();
	}

	@Override
	public JsonNode read(JsonNode result) {
		return result;
	}
}
