package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.text.Words.Word;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where somebody is writing in a command.
 *
 * @param kind      what is written there
 * @param command   its name; empty where that is what is written
 * @param arguments what else is written of them
 * @param path      within the arguments: of the object whose member's name is written, or of the value
 */
record Spot(Kind kind, String command, ObjectNode arguments, JsonPointer path, Begun begun) {

	/** What is written. */
	enum Kind {
		COMMAND, ARGUMENT, VALUE,
		/** A member of the request itself. */
		MEMBER
	}

	private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
	private static final String EXECUTE = "execute";
	private static final String ARGUMENTS = "arguments";

	/** Finds it; empty where nothing can be written on. */
	static Optional<Spot> of(String text, int caret) {
		var start = text.indexOf('{');
		return start >= 0 && text.substring(0, start).isBlank() && caret > start
				? inJson(text, start, caret)
				: inShorthand(text, caret);
	}

	private static Optional<Spot> inJson(String text, int start, int caret) {
		var json = UnfinishedJson.read(text, start, caret);
		return json.caret().flatMap(place -> inJson(json.root(), place));
	}

	private static Optional<Spot> inJson(JsonNode request, UnfinishedJson.Caret caret) {
		var command = request.path(EXECUTE).asText("");
		var path = caret.path();
		if (path.matches() && caret.name()) {
			return Optional.of(new Spot(Kind.MEMBER, command, object(request), path, caret.begun()));
		}
		if (path.matchesProperty(EXECUTE) && path.tail().matches() && !caret.name()) {
			return Optional.of(new Spot(Kind.COMMAND, "", object(request.path(ARGUMENTS)), path, caret.begun()));
		}
		return path.matchesProperty(ARGUMENTS)
				? Optional.of(new Spot(caret.name() ? Kind.ARGUMENT : Kind.VALUE, command,
						object(request.path(ARGUMENTS)), path.tail(), caret.begun()))
				: Optional.empty();
	}

	private static ObjectNode object(JsonNode node) {
		return node instanceof ObjectNode object ? object : FACTORY.objectNode();
	}

	private static Optional<Spot> inShorthand(String text, int caret) {
		var others = new ArrayList<>(Words.of(text));
		var word = others.stream().filter(each -> each.touches(caret)).findFirst()
				.orElse(new Word(caret, "", Words.End.WHOLE));
		others.remove(word);
		var shorthand = new Shorthand();
		if (others.isEmpty() || others.getFirst().start() >= word.start()) {
			return Optional.of(new Spot(Kind.COMMAND, "", shorthand.arguments(), JsonPointer.empty(),
					begun(word.start(), caret, text, false)));
		}
		for (var other : others.subList(1, others.size())) {
			try {
				shorthand.put(other);
			} catch (CommandTextException _) {
				// It is not finished either, or wrong, which is told when it is checked.
			}
		}
		return inArgument(others.getFirst().text(), shorthand, word, caret, text);
	}

	private static Optional<Spot> inArgument(String command, Shorthand shorthand, Word word, int caret, String text) {
		var equals = word.text().indexOf('=');
		var valueStart = word.start() + equals + 1;
		if (equals < 0 || caret < valueStart) {
			var path = Shorthand.path(text.substring(word.start(), caret));
			return Optional.of(new Spot(Kind.ARGUMENT, command, shorthand.arguments(),
					pointer(path.subList(0, path.size() - 1)),
					begun(caret - path.getLast().length(), caret, text, equals >= 0)));
		}
		var path = Shorthand.path(word.text().substring(0, equals));
		if (!Shorthand.isJson(text.substring(valueStart, word.until()))) {
			return Optional.of(new Spot(Kind.VALUE, command, shorthand.arguments(), pointer(path),
					begun(valueStart, caret, text, false)));
		}
		var json = UnfinishedJson.read(text.substring(0, word.until()), valueStart, caret);
		try {
			shorthand.put(word.start(), path, json.root());
		} catch (CommandTextException _) {
			// Then it stands for itself.
		}
		return json.caret().map(place -> new Spot(place.name() ? Kind.ARGUMENT : Kind.VALUE, command,
				shorthand.arguments(), pointer(path).append(place.path()), place.begun()));
	}

	private static Begun begun(int start, int caret, String text, boolean followed) {
		return new Begun(start, caret, text.substring(start, caret), Begun.Form.SHORTHAND, followed);
	}

	private static JsonPointer pointer(List<String> path) {
		var pointer = JsonPointer.empty();
		for (var name : path) {
			pointer = pointer.appendProperty(name);
		}
		return pointer;
	}
}
