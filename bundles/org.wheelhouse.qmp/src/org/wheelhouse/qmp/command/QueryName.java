package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the name given by {@code -name}; empty when there is none. */
public record QueryName() implements QmpCommand<Optional<String>> {

	@Override
	public String name() {
		return "query-name";
	}

	@Override
	public Optional<String> read(JsonNode result) throws UnexpectedResultException {
		return Members.of(result).optionalText("name");
	}
}
