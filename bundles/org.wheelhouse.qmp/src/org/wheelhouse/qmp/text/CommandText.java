package org.wheelhouse.qmp.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.ReferenceSchema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a command: a JSON object with {@code execute} and {@code arguments}, or the shorthand
 * {@code device_add driver=virtio-rng-pci id=r1}, whose keys may have dots for objects within objects and whose values may be
 * JSON. A bare value becomes what its argument wants, by the schema or what stands in for it: {@code id=5} is a string. What
 * nothing is known of is one too. Any thread.
 */
public final class CommandText {

	private final String text;
	private static final Pattern PLUGGED = Pattern.compile("^\\s*device_add\\s(?:.*\\s)?driver=([\\w.,-]+)(?:\\s.*)?$",
			Pattern.DOTALL);

	private final QmpSchema schema;
	private final Map<String, String> properties;

	private CommandText(String text, QmpSchema schema, Map<String, String> properties) {
		this.text = text;
		this.schema = schema;
		this.properties = properties;
	}

	/**
	 * Reads it.
	 *
	 * @param schema tells bare values apart; without one those of the reference's commands are known
	 * @throws CommandTextException with the place where it is wrong
	 */
	public static RawCommand parse(String text, Optional<QmpSchema> schema) throws CommandTextException {
		return parse(text, schema.orElseGet(ReferenceSchema::all), Map.of());
	}

	/**
	 * Reads it.
	 *
	 * @param properties the types of what the {@link #driver} takes, by name, as {@code device-list-properties} tells them
	 * @throws CommandTextException with the place where it is wrong
	 */
	public static RawCommand parse(String text, QmpSchema schema, Map<String, String> properties)
			throws CommandTextException {
		var reader = new CommandText(text, schema, properties);
		return text.strip().startsWith("{") ? reader.json() : reader.shorthand();
	}

	/** The type of device whose properties are written in shorthand, of which no schema tells. */
	public static Optional<String> driver(String text) {
		return Optional.of(PLUGGED.matcher(text)).filter(Matcher::matches).map(found -> found.group(1));
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
		// A command that this QEMU has no more is said to it in other words, with values of the same types.
		var known = schema.command(name).isPresent() ? schema : ReferenceSchema.all();
		known.command(name).ifPresent(
				command -> new BareValues(known).type(known.arguments(command), shorthand.arguments()));
		BareValues.type(properties, shorthand.arguments());
		return new RawCommand(name, BareValues.asText(shorthand.arguments()));
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
