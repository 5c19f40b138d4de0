package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the types of all commands and events: a third of a megabyte, as it comes. */
public record QueryQmpSchema() implements QmpCommand<JsonNode> {

	@Override
	public String name() {
		return "query-qmp-schema";
	}

	@Override
	public JsonNode read(JsonNode result) {
		return result;
	}
}
