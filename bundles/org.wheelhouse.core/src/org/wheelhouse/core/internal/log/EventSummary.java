package org.wheelhouse.core.internal.log;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says in one short line what an event's data says: its members one after the other, nested ones by path. */
final class EventSummary {

	private static final int LONGEST = 160;

	private EventSummary() {
		// only makes texts
	}

	static String of(ObjectNode data) {
		var parts = new ArrayList<String>();
		collect("", data, parts);
		var text = String.join("  ", parts);
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
	}

	private static void collect(String prefix, ObjectNode data, List<String> parts) {
		for (var member : data.properties()) {
			var name = prefix + member.getKey();
			JsonNode value = member.getValue();
			if (value instanceof ObjectNode nested) {
				collect(name + ".", nested, parts);
			} else {
				parts.add(name + "=" + (value.isTextual() ? value.asText() : value.toString()));
			}
		}
	}
}
