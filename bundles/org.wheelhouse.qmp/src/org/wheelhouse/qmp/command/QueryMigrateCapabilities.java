package org.wheelhouse.qmp.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks which capabilities of migration this QEMU has and which are on, by name in its own order. */
public record QueryMigrateCapabilities() implements QmpCommand<Map<String, Boolean>> {

	@Override
	public String name() {
		return "query-migrate-capabilities";
	}

	@Override
	public Map<String, Boolean> read(JsonNode result) throws UnexpectedResultException {
		var states = new LinkedHashMap<String, Boolean>();
		for (var state : Members.list(result,
				capability -> Map.entry(capability.text("capability"), capability.flag("state")))) {
			states.put(state.getKey(), state.getValue());
		}
		return Collections.unmodifiableMap(states);
	}
}
