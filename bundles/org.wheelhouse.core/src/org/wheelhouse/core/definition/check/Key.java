package org.wheelhouse.core.definition.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * One key of an option and what it is set to.
 *
 * @param name  members of members are joined by dots; empty for a word without {@code =}
 * @param value as QEMU reads it, commas single
 * @param kind  how it is written
 * @param from  of the option's value, where it begins
 * @param to    of the option's value, behind its end
 */
record Key(String name, String value, Kind kind, int from, int to) {

	/** How a value is written. */
	enum Kind {
		/** Between commas: what type it is, is for QEMU to tell. */
		TEXT,
		/** In JSON, as a string. */
		STRING,
		/** In JSON, as a number. */
		NUMBER,
		/** In JSON, as true or false. */
		BOOLEAN
	}

	private static final JsonFactory JSON = new JsonFactory();

	/** Whether it is a word of its own: an implied key, or a switch of old. */
	boolean isWord() {
		return name.isEmpty();
	}

	/** Those of a value with commas. */
	static List<Key> commas(String value) {
		var keys = new ArrayList<Key>();
		var part = new StringBuilder();
		int from = 0;
		for (int at = 0; at <= value.length(); at++) {
			boolean ends = at == value.length() || value.charAt(at) == ',';
			if (ends && at + 1 < value.length() && value.charAt(at + 1) == ',') {
				part.append(',');
				at++;
			} else if (ends) {
				keys.add(part(part.toString(), from, at));
				part.setLength(0);
				from = at + 1;
			} else {
				part.append(value.charAt(at));
			}
		}
		return List.copyOf(keys);
	}

	private static Key part(String part, int from, int to) {
		int equals = part.indexOf('=');
		return equals < 0
				? new Key("", part, Kind.TEXT, from, to)
				: new Key(part.substring(0, equals), part.substring(equals + 1), Kind.TEXT, from, to);
	}

	/** Those of an object in JSON; as far as it can be read. */
	static List<Key> json(String value) {
		var keys = new ArrayList<Key>();
		try (var parser = JSON.createParser(value)) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				members(parser, "", keys);
			}
		} catch (IOException _) {
			// what cannot be read is told by the rule about JSON
		}
		return List.copyOf(keys);
	}

	private static void members(JsonParser parser, String prefix, List<Key> keys) throws IOException {
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			var name = prefix + parser.currentName();
			int from = (int) parser.currentTokenLocation().getCharOffset();
			var token = parser.nextToken();
			switch (token) {
				case START_OBJECT -> members(parser, name + ".", keys);
				case START_ARRAY -> parser.skipChildren();
				default -> keys.add(new Key(name, parser.getText(), kind(token), from, end(parser, token)));
			}
		}
	}

	private static int end(JsonParser parser, JsonToken token) throws IOException {
		int start = (int) parser.currentTokenLocation().getCharOffset();
		if (token == JsonToken.VALUE_STRING) {
			parser.finishToken();
			return (int) parser.currentLocation().getCharOffset();
		}
		return start + parser.getTextLength();
	}

	private static Kind kind(JsonToken token) {
		return switch (token) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
			case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
			default -> Kind.STRING;
		};
	}
}
