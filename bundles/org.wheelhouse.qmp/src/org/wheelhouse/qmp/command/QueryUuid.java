package org.wheelhouse.qmp.command;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the UUID of the machine; all zero when it was given none. */
public record QueryUuid() implements QmpCommand<UUID> {

	@Override
	public String name() {
		return "query-uuid";
	}

	@Override
	public UUID read(JsonNode result) throws UnexpectedResultException {
		var text = Members.of(result).text("UUID");
		try {
			return UUID.fromString(text);
		} catch (IllegalArgumentException e) {
			throw new UnexpectedResultException("return.UUID should be a UUID and is " + text);
		}
	}
}
