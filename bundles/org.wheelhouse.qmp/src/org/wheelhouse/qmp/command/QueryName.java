package org.wheelhouse.qmp.command;

import java.util.Optional;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the name given by {@code -name}; empty when there is none. */
public record QueryName() implements QmpCommand<Optional<String>> {

	@Override
	public String name() {
		return "query-name";
	}

	private record Named(Optional<String> name) {}

	@Override
	public Optional<String> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Named.class, result).name();
	}

	@Override
	public JsonNode write(Optional<String> answer) {
		return RecordMapper.json(new Named(answer));
	}
}
