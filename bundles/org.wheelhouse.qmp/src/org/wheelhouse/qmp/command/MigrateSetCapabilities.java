package org.wheelhouse.qmp.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Switches capabilities of migration on or off, before it starts.
 *
 * @param capabilities by name, in the order in which they are sent
 */
public record MigrateSetCapabilities(Map<String, Boolean> capabilities) implements QmpAction {

	public MigrateSetCapabilities {
		capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
	}

	@Override
	public String name() {
		return "migrate-set-capabilities";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		var states = arguments.putArray("capabilities");
		capabilities
				.forEach((capability, state) -> states.addObject().put("capability", capability).put("state", state));
		return arguments;
	}
}
