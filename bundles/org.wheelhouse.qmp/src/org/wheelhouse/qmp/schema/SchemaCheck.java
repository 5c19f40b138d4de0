package org.wheelhouse.qmp.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wheelhouse.qmp.schema.SchemaProblem.Severity;
import org.wheelhouse.qmp.schema.SchemaType.Member;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares a command with what a QEMU understands, before it is sent. Any thread. */
public final class SchemaCheck {

	/** How many words of a long list are named. */
	private static final int FEW = 12;

	private final QmpSchema schema;
	private final List<SchemaProblem> problems = new ArrayList<>();

	private SchemaCheck(QmpSchema schema) {
		this.schema = schema;
	}

	/**
	 * Tells what is wrong with a command, in the order in which it stands there.
	 *
	 * @param arguments an object
	 */
	public static List<SchemaProblem> of(QmpSchema schema, String name, JsonNode arguments) {
		var check = new SchemaCheck(schema);
		schema.command(name).ifPresentOrElse(command -> check.command(command, arguments),
				() -> check.error("", "This QEMU has no command '" + name + "'."
						+ nearest(name, schema.commands().stream().map(SchemaType.Command::name).toList())
								.map(other -> " Did you mean '" + other + "'?").orElse("")));
		return List.copyOf(check.problems);
	}

	private void command(SchemaType.Command command, JsonNode arguments) {
		deprecated("", command, "The command");
		if (!arguments.isObject()) {
			error("", "The arguments should be an object and are " + kind(arguments) + ".");
			return;
		}
		object("", schema.arguments(command), arguments, schema.isOpen(command));
	}

	private void object(String path, SchemaType.Members type, JsonNode object, boolean open) {
		var members = schema.membersOf(type, object);
		object.fieldNames().forEachRemaining(name -> {
			var place = path.isEmpty() ? name : path + "." + name;
			members.stream().filter(member -> member.name().equals(name)).findFirst().ifPresentOrElse(
					member -> member(place, member, object.get(name)), () -> {
						if (!open && !isTagWrong(type, object)) {
							unexpected(place, name, members);
						}
					});
		});
		members.stream().filter(member -> !member.optional() && !object.has(member.name()))
				.forEach(member -> error(path.isEmpty() ? member.name() : path + "." + member.name(),
						"It is missing: " + describe(member) + "."));
	}

	/** Then nobody knows which other members belong there, and the tag is what has to be mended. */
	private boolean isTagWrong(SchemaType.Members type, JsonNode object) {
		return type.tag().flatMap(type::member)
				.map(tag -> schema.type(tag.type()) instanceof SchemaType.Enumeration words
						&& !words.words().contains(object.path(tag.name()).asText()))
				.orElse(false);
	}

	private void unexpected(String place, String name, List<Member> members) {
		var names = members.stream().map(Member::name).toList();
		error(place, names.isEmpty()
				? "It is not expected here: there are no arguments."
				: "It is not expected here." + nearest(name, names).map(other -> " Did you mean '" + other + "'?")
						.orElse(" It may be " + few(names) + "."));
	}

	private String describe(Member member) {
		return switch (schema.type(member.type())) {
			case SchemaType.Builtin builtin -> word(builtin);
			case SchemaType.Enumeration words -> "one of " + few(words.words());
			case SchemaType.Array _ -> "an array";
			case SchemaType.Members _ -> "an object";
			case SchemaType.Alternate _ -> "one of several kinds";
		};
	}

	private void member(String place, Member member, JsonNode value) {
		deprecated(place, member, "This argument");
		value(place, schema.type(member.type()), value);
	}

	private void value(String place, SchemaType type, JsonNode value) {
		switch (type) {
			case SchemaType.Builtin builtin -> {
				if (!fits(builtin, value)) {
					error(place, "It should be " + word(builtin) + " and is " + kind(value) + ".");
				}
			}
			case SchemaType.Enumeration words -> word(place, words, value);
			case SchemaType.Array array -> {
				if (value.isArray()) {
					for (var index = 0; index < value.size(); index++) {
						value(place + "[" + index + "]", schema.type(array.elementType()), value.get(index));
					}
				} else {
					error(place, "It should be an array and is " + kind(value) + ".");
				}
			}
			case SchemaType.Members members -> {
				if (value.isObject()) {
					object(place, members, value, false);
				} else {
					error(place, "It should be an object and is " + kind(value) + ".");
				}
			}
			case SchemaType.Alternate alternate -> alternative(alternate, value).ifPresentOrElse(
					chosen -> value(place, chosen, value),
					() -> error(place, "It cannot be " + kind(value) + "."));
		}
	}

	private void word(String place, SchemaType.Enumeration words, JsonNode value) {
		if (!value.isTextual()) {
			error(place, "It should be one of " + few(words.words()) + ", a string, and is " + kind(value) + ".");
			return;
		}
		words.values().stream().filter(word -> word.name().equals(value.textValue())).findFirst().ifPresentOrElse(
				word -> deprecated(place, word, "'" + word.name() + "'"),
				() -> error(place, "'" + value.textValue() + "' is none of " + few(words.words()) + "."
						+ nearest(value.textValue(), words.words()).map(other -> " Did you mean '" + other + "'?")
								.orElse("")));
	}

	/** The first whose JSON it could be. */
	private Optional<SchemaType> alternative(SchemaType.Alternate alternate, JsonNode value) {
		return alternate.types().stream().map(schema::type).filter(type -> switch (type) {
			case SchemaType.Builtin builtin -> fits(builtin, value);
			case SchemaType.Enumeration _ -> value.isTextual();
			case SchemaType.Array _ -> value.isArray();
			case SchemaType.Members _ -> value.isObject();
			case SchemaType.Alternate other -> alternative(other, value).isPresent();
		}).findFirst();
	}

	private static boolean fits(SchemaType.Builtin builtin, JsonNode value) {
		return switch (builtin.json()) {
			case "string" -> value.isTextual();
			case "int" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "boolean" -> value.isBoolean();
			case "null" -> value.isNull();
			default -> true;
		};
	}

	private void deprecated(String place, SchemaType.Featured what, String called) {
		if (what.isDeprecated()) {
			problems.add(new SchemaProblem(place, called + " is deprecated.", Severity.WARNING));
		}
	}

	private void error(String place, String message) {
		problems.add(new SchemaProblem(place, message, Severity.ERROR));
	}

	private static String word(SchemaType.Builtin builtin) {
		return switch (builtin.json()) {
			case "string" -> "a string";
			case "int" -> "a whole number";
			case "number" -> "a number";
			case "boolean" -> "true or false";
			case "null" -> "null";
			default -> "a value";
		};
	}

	private static String kind(JsonNode value) {
		return switch (value.getNodeType()) {
			case ARRAY -> "an array";
			case OBJECT, POJO -> "an object";
			case BOOLEAN -> value.asText();
			case NULL, MISSING -> "null";
			case NUMBER -> "the number " + value.asText();
			case STRING, BINARY -> "a string";
		};
	}

	private static String few(List<String> words) {
		return words.stream().limit(FEW).map(word -> "'" + word + "'").collect(Collectors.joining(", "))
				+ (words.size() > FEW ? " and " + (words.size() - FEW) + " more" : "");
	}

	/** The word that was probably meant: one that differs in a third of its letters at most. */
	private static Optional<String> nearest(String written, Collection<String> words) {
		return words.stream().min(Comparator.comparingInt(word -> distance(written, word)))
				.filter(word -> distance(written, word) <= Math.max(1, word.length() / 3));
	}

	/** How many letters have to be changed, added or left out; signs that are often mixed up are the same. */
	private static int distance(String one, String other) {
		var a = one.replace('_', '-');
		var b = other.replace('_', '-');
		var costs = new int[b.length() + 1];
		for (var j = 0; j < costs.length; j++) {
			costs[j] = j;
		}
		for (var i = 1; i <= a.length(); i++) {
			var diagonal = costs[0];
			costs[0] = i;
			for (var j = 1; j <= b.length(); j++) {
				var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = costs[j];
				costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
			}
		}
		return costs[b.length()];
	}
}
