package org.wheelhouse.qmp.text;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.schema.QmpSchema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a command: a JSON object with {@code execute} and {@code arguments}, or the shorthand
 * {@code device_add driver=virtio-rng-pci id=r1}, whose keys may have dots for objects within objects and whose values may be
 * JSON. Where a schema is known, a bare value becomes what its argument wants: {@code id=5} is a string. Any thread.
 */
public final class CommandText {

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
		var request = Shorthand.tree(text, 0);
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

	private RawCommand shorthand() throws CommandTextException {
		var words = Words.of(text);
		if (words.isEmpty()) {
			throw new CommandTextException(0, "Write the name of a command, and its arguments as NAME=VALUE.");
		}
		checkEnd(words.getLast());
		var name = words.getFirst().text();
		var shorthand = new Shorthand();
		// The tag of a variant may stand behind what it decides: bare values wait until all names are there.
		for (var word : words.subList(1, words.size())) {
			shorthand.put(word);
		}
		var command = schema.flatMap(known -> known.command(name));
		if (command.isPresent()) {
			new BareValues(schema.orElseThrow()).type(schema.orElseThrow().arguments(command.get()),
					shorthand.arguments());
		}
		return new RawCommand(name, BareValues.guess(shorthand.arguments()));
	}

	private static void checkEnd(Words.Word word) throws CommandTextException {
		switch (word.end()) {
			case IN_QUOTE -> throw new CommandTextException(word.start(), "A quote is not closed.");
			case IN_BRACKET -> throw new CommandTextException(word.start(), "A bracket is not closed.");
			case WHOLE -> {
				// as it should be
			}
		}
	}
}
