package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.schema.QmpSchema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a command: a JSON object with {@code execute} and {@code arguments}, or the shorthand
 * {@code device_add driver=virtio-rng-pci id=r1}, whose keys may have dots for objects within objects and whose values may be
 * JSON. Where a schema is known, a bare value becomes what its argument wants: {@code id=5} is a string. Any thread.
 */
public final class CommandText {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

	private final String text;
	private final Optional<QmpSchema> schema;

	private CommandText(String text, Optional<QmpSchema> schema) {
		this.text = text;
		this.schema = schema;
	}

	/**
	 * Reads it.
	 *
	 * @param schema tells bare values apart; without one they are what they look like
	 * @throws CommandTextException with the place where it is wrong
	 */
	public static RawCommand parse(String text, Optional<QmpSchema> schema) throws CommandTextException {
		var reader = new CommandText(text, schema);
		return text.strip().startsWith("{") ? reader.json() : reader.shorthand();
	}

	private RawCommand json() throws CommandTextException {
		var request = tree(text, 0);
		if (!request.path("execute").isTextual()) {
			throw new CommandTextException(0, "'execute' is missing: the name of the command.");
		}
		var arguments = request.path("arguments");
		if (!arguments.isMissingNode() && !arguments.isObject()) {
			throw new CommandTextException(Math.max(0, text.indexOf("\"arguments\"")),
					"'arguments' should be an object.");
		}
		for (var name : (Iterable<String>) request::fieldNames) {
			if (!List.of("execute", "arguments", "id").contains(name)) {
				throw new CommandTextException(Math.max(0, text.indexOf("\"" + name + "\"")),
						"'" + name + "' does not belong here: arguments go into 'arguments'.");
			}
		}
		return new RawCommand(request.path("execute").textValue(),
				arguments instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
	}

	private static JsonNode tree(String json, int start) throws CommandTextException {
		try {
			return JSON.readTree(json);
		} catch (JsonProcessingException e) {
			var location = e.getLocation();
			var offset = location == null || location.getCharOffset() < 0 ? 0 : (int) location.getCharOffset();
			throw new CommandTextException(start + Math.min(offset, json.length()),
					"This is no JSON: " + e.getOriginalMessage() + ".");
		}
	}

	private RawCommand shorthand() throws CommandTextException {
		var words = words();
		if (words.isEmpty()) {
			throw new CommandTextException(0, "Write the name of a command, and its arguments as NAME=VALUE.");
		}
		var name = words.getFirst().text();
		var arguments = JsonNodeFactory.instance.objectNode();
		// The tag of a variant may stand behind what it decides: bare values wait until all names are there.
		for (var word : words.subList(1, words.size())) {
			put(arguments, word);
		}
		var command = schema.flatMap(known -> known.command(name));
		if (command.isPresent()) {
			new BareValues(schema.orElseThrow()).type(schema.orElseThrow().arguments(command.get()), arguments);
		}
		return new RawCommand(name, BareValues.guess(arguments));
	}

	/** A word between blanks, where it begins. */
	private record Word(int offset, String text) {}

	/** Blanks within quotes and brackets separate nothing. */
	private List<Word> words() throws CommandTextException {
		var words = new ArrayList<Word>();
		var at = 0;
		while (at < text.length()) {
			if (Character.isWhitespace(text.charAt(at))) {
				at++;
			} else {
				var end = endOfWord(at);
				words.add(new Word(at, text.substring(at, end)));
				at = end;
			}
		}
		return words;
	}

	private int endOfWord(int start) throws CommandTextException {
		var depth = 0;
		var quoted = false;
		for (var at = start; at < text.length(); at++) {
			var sign = text.charAt(at);
			if (quoted) {
				if (sign == '\\') {
					at++;
				} else if (sign == '"') {
					quoted = false;
				}
			} else if (sign == '"') {
				quoted = true;
			} else if (sign == '{' || sign == '[') {
				depth++;
			} else if (sign == '}' || sign == ']') {
				depth--;
			} else if (depth <= 0 && Character.isWhitespace(sign)) {
				return at;
			}
		}
		if (quoted || depth > 0) {
			throw new CommandTextException(start, quoted ? "A quote is not closed." : "A bracket is not closed.");
		}
		return text.length();
	}

	private void put(ObjectNode arguments, Word word) throws CommandTextException {
		var equals = word.text().indexOf('=');
		if (equals < 1) {
			throw new CommandTextException(word.offset(),
					"'" + word.text() + "' is no argument: write NAME=VALUE.");
		}
		var path = word.text().substring(0, equals).split("\\.", -1);
		var value = word.text().substring(equals + 1);
		var object = arguments;
		for (var index = 0; index < path.length; index++) {
			if (path[index].isEmpty()) {
				throw new CommandTextException(word.offset(), "A name is missing beside the dot.");
			}
			var last = index == path.length - 1;
			var present = object.get(path[index]);
			if (last && present != null || present != null && !present.isObject()) {
				throw new CommandTextException(word.offset(), "'" + path[index] + "' is there twice.");
			}
			if (last) {
				object.set(path[index], value(value, word.offset() + equals + 1));
			} else if (present instanceof ObjectNode inner) {
				object = inner;
			} else {
				object = object.putObject(path[index]);
			}
		}
	}

	private static JsonNode value(String value, int offset) throws CommandTextException {
		return value.startsWith("{") || value.startsWith("[") || value.startsWith("\"")
				? tree(value, offset)
				: JsonNodeFactory.instance.pojoNode(value);
	}
}
