package org.wheelhouse.qmp.command;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which members of an answer were read. One thread. */
final class Readings {

	private final Map<JsonNode, Set<String>> read = new IdentityHashMap<>();

	void note(JsonNode object, String member) {
		read.computeIfAbsent(object, _ -> new HashSet<>()).add(member);
	}

	/** What is left of it without what was read: the same shape, null where an element of an array was read whole. */
	JsonNode leftOf(JsonNode node) {
		return switch (node) {
			case ObjectNode object when isRead(object) -> leftOfMembers(object);
			case ArrayNode array -> leftOfElements(array);
			default -> JsonNodeFactory.instance.missingNode();
		};
	}

	/** Something below it was read member by member; else whoever read it has all of it. */
	private boolean isRead(ObjectNode object) {
		return read.containsKey(object);
	}

	private JsonNode leftOfMembers(ObjectNode object) {
		var left = JsonNodeFactory.instance.objectNode();
		var known = read.getOrDefault(object, Set.of());
		object.properties().forEach(member -> {
			var rest = known.contains(member.getKey()) ? leftOf(member.getValue()) : member.getValue();
			if (!rest.isMissingNode()) {
				left.set(member.getKey(), rest);
			}
		});
		return left.isEmpty() ? JsonNodeFactory.instance.missingNode() : left;
	}

	private JsonNode leftOfElements(ArrayNode array) {
		var left = JsonNodeFactory.instance.arrayNode();
		var any = false;
		for (var element : array) {
			var rest = leftOf(element);
			any |= !rest.isMissingNode();
			left.add(rest.isMissingNode() ? JsonNodeFactory.instance.nullNode() : rest);
		}
		return any ? left : JsonNodeFactory.instance.missingNode();
	}
}
