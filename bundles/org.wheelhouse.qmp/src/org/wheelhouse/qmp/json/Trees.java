package org.wheelhouse.qmp.json;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one tree of JSON has and another has not. */
public final class Trees {

	private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

	private Trees() {
	}

	/**
	 * What is left of a tree without what is the same in another: the same shape, null where an element of an array is the same.
	 * Missing when nothing is left.
	 */
	public static JsonNode without(JsonNode tree, JsonNode other) {
		return switch (tree) {
			case ObjectNode object when other.isObject() -> membersWithout(object, other);
			case ArrayNode array when other.isArray() && array.size() == other.size() -> elementsWithout(array, other);
			default -> tree.equals(other) ? FACTORY.missingNode() : tree;
		};
	}

	private static JsonNode membersWithout(ObjectNode object, JsonNode other) {
		var left = FACTORY.objectNode();
		object.properties().forEach(member -> {
			var rest = without(member.getValue(), other.path(member.getKey()));
			if (!rest.isMissingNode()) {
				left.set(member.getKey(), rest);
			}
		});
		return left.isEmpty() ? FACTORY.missingNode() : left;
	}

	private static JsonNode elementsWithout(ArrayNode array, JsonNode other) {
		var left = FACTORY.arrayNode();
		var any = false;
		for (var index = 0; index < array.size(); index++) {
			var rest = without(array.get(index), other.path(index));
			any |= !rest.isMissingNode();
			left.add(rest.isMissingNode() ? FACTORY.nullNode() : rest);
		}
		return any ? left : FACTORY.missingNode();
	}

	/** The members of a tree that another does not have, or only as null. */
	public static List<JsonPointer> additions(JsonNode tree, JsonNode other) {
		var additions = new ArrayList<JsonPointer>();
		collect(tree, other, JsonPointer.empty(), additions);
		return List.copyOf(additions);
	}

	private static void collect(JsonNode tree, JsonNode other, JsonPointer path, List<JsonPointer> additions) {
		if (other.isMissingNode() || other.isNull() && !tree.isNull()) {
			additions.add(path);
		} else if (tree.isObject()) {
			tree.properties().forEach(member -> collect(member.getValue(), other.path(member.getKey()),
					path.appendProperty(member.getKey()), additions));
		} else if (tree.isArray()) {
			for (var index = 0; index < tree.size(); index++) {
				collect(tree.get(index), other.path(index), path.appendIndex(index), additions);
			}
		}
	}

	/** A tree without some of its members. */
	public static JsonNode without(JsonNode tree, List<JsonPointer> members) {
		var copy = tree.<JsonNode>deepCopy();
		for (var member : members) {
			if (copy.at(member.head()) instanceof ObjectNode object) {
				object.remove(member.last().getMatchingProperty());
			}
		}
		return copy;
	}

	/** A tree with what is left of it in {@link #without(JsonNode, JsonNode)}. */
	public static JsonNode with(JsonNode tree, JsonNode left) {
		if (tree.isMissingNode() || left.isMissingNode()) {
			return tree.isMissingNode() ? left : tree;
		}
		if (left.isNull()) {
			return tree;
		}
		if (tree instanceof ObjectNode object && left.isObject()) {
			var all = object.deepCopy();
			left.properties().forEach(
					member -> all.set(member.getKey(), with(object.path(member.getKey()), member.getValue())));
			return all;
		}
		if (tree instanceof ArrayNode array && left.isArray() && array.size() == left.size()) {
			var all = FACTORY.arrayNode();
			for (var index = 0; index < array.size(); index++) {
				all.add(with(array.get(index), left.get(index)));
			}
			return all;
		}
		return left;
	}
}
