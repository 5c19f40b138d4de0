package org.wheelhouse.qmp.command;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the names of all commands that this QEMU has now, in its own order. */
public record QueryCommands() implements QmpCommand<Set<String>> {

	@Override
	public String name() {
		return "query-commands";
	}

	private record Command(String name) {}

	@Override
	public Set<String> read(JsonNode result) throws UnexpectedResultException {
		var names = RecordMapper.list(Command.class, result).stream().map(Command::name).toList();
		return Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}

	@Override
	public JsonNode write(Set<String> answer) {
		return RecordMapper.json(answer.stream().map(Command::new).toList());
	}
}
