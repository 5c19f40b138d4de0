package org.wheelhouse.qmp.command;

import java.util.UUID;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

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
		return RecordMapper.read(Told.class, result).uuid();
	}

	@Override
	public JsonNode write(UUID answer) {
		return RecordMapper.json(new Told(answer));
	}
}
