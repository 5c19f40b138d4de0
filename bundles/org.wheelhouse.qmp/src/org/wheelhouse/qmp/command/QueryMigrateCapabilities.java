package org.wheelhouse.qmp.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks which capabilities of migration this QEMU has and which are on, by name in its own order. */
public record QueryMigrateCapabilities() implements QmpCommand<Map<String, Boolean>> {

	@Override
	public String name() {
		return "query-migrate-capabilities";
	}

	private record Capability(@Name("capability") String name, boolean state) {}

	@Override
	public Map<String, Boolean> read(JsonNode result) throws UnexpectedResultException {
		var states = new LinkedHashMap<String, Boolean>();
		RecordMapper.list(Capability.class, result)
				.forEach(capability -> states.put(capability.name(), capability.state()));
		return Collections.unmodifiableMap(states);
	}

	@Override
	public JsonNode write(Map<String, Boolean> answer) {
		return RecordMapper.json(
				answer.entrySet().stream().map(state -> new Capability(state.getKey(), state.getValue())).toList());
	}
}
