package org.wheelhouse.qmp.command;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the names of all commands that this QEMU has now, in its own order. */
public record QueryCommands() implements QmpCommand<Set<String>> {

	@Override
	public String name() {
		return "query-commands";
	}

	@Override
	public Set<String> read(JsonNode result) throws UnexpectedResultException {
		var names = Members.list(result, command -> command.text("name"));
		return Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}
}
