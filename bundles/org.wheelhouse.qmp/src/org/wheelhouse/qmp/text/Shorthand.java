package org.wheelhouse.qmp.text;

import java.util.List;

import org.wheelhouse.qmp.text.Words.Word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Arguments written as {@code NAME=VALUE}. Values without quotes stay bare: see {@link BareValues}. */
final class Shorthand {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

	private final ObjectNode arguments = JsonNodeFactory.instance.objectNode();

	/** What was put so far. */
	ObjectNode arguments() {
		return arguments;
	}

	/** The names that a dotted name is made of. */
	static List<String> path(String dotted) {
		return List.of(dotted.split("\\.", -1));
	}

	/** Whether a value is JSON and not a bare word. */
	static boolean isJson(String value) {
		return value.startsWith("{") || value.startsWith("[") || value.startsWith("\"");
	}

	/** Takes an argument in. */
	void put(Word word) throws CommandTextException {
		var equals = word.text().indexOf('=');
		if (equals < 1) {
			throw new CommandTextException(word.start(),
					"'" + word.text() + "' is no argument: write NAME=VALUE.");
		}
		var value = word.text().substring(equals + 1);
		put(word.start(), path(word.text().substring(0, equals)), isJson(value)
				? tree(value, word.start() + equals + 1)
				: JsonNodeFactory.instance.pojoNode(value));
	}

	/** Puts a value into an object within objects, which are made where they are not yet. */
	void put(int offset, List<String> path, JsonNode value) throws CommandTextException {
		var object = arguments;
		for (var name : path.subList(0, path.size() - 1)) {
			object = switch (present(offset, object, name)) {
				case ObjectNode inner -> inner;
				case JsonNode present when present.isMissingNode() -> object.putObject(name);
				default -> throw twice(offset, name);
			};
		}
		var last = path.getLast();
		if (!present(offset, object, last).isMissingNode()) {
			throw twice(offset, last);
		}
		object.set(last, value);
	}

	private static JsonNode present(int offset, ObjectNode object, String name) throws CommandTextException {
		if (name.isEmpty()) {
			throw new CommandTextException(offset, "A name is missing beside the dot.");
		}
		return object.path(name);
	}

	private static CommandTextException twice(int offset, String name) {
		return new CommandTextException(offset, "'" + name + "' is there twice.");
	}

	/** Reads JSON that stands at a place of a longer text. */
	static JsonNode tree(String json, int start) throws CommandTextException {
		try {
			return JSON.readTree(json);
		} catch (JsonProcessingException e) {
			var location = e.getLocation();
			var offset = location == null || location.getCharOffset() < 0 ? 0 : (int) location.getCharOffset();
			throw new CommandTextException(start + Math.min(offset, json.length()),
					"This is no JSON: " + e.getOriginalMessage() + ".");
		}
	}
}
