package org.wheelhouse.ui.qmp.console;

import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says what an event says in one line: {@code device=nic2 path=/machine/peripheral/nic2}. */
final class EventText {

	private EventText() {
		// holds no state
	}

	static String of(ObjectNode data) {
		return data.properties().stream().map(member -> member.getKey() + "="
				+ (member.getValue().isTextual() ? member.getValue().asText() : member.getValue().toString()))
				.collect(Collectors.joining(" "));
	}
}
