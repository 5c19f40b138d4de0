package org.wheelhouse.qmp.command;

import java.util.UUID;

import org.wheelhouse.qmp.shape.Name;
import org.wheelhouse.qmp.shape.Shape;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the UUID of the machine; all zero when it was given none. */
public record QueryUuid() implements QmpCommand<UUID> {

	@Override
	public String name() {
		return "query-uuid";
	}

	private record Told(@Name("UUID") UUID uuid) {}

	@Override
	public UUID read(JsonNode result) throws UnexpectedResultException {
		return Shape.read(Told.class, result).uuid();
	}

	@Override
	public JsonNode write(UUID answer) {
		return Shape.json(new Told(answer));
	}
}
