package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.schema.SchemaType.Member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tells what could be written on in a command in shorthand: commands, arguments, and the words that an argument may be. What is
 * required comes first, what is deprecated last. Any thread.
 */
public final class Completion {

	/** Puts proposals in order: required ones first, deprecated ones last, then as QEMU has them. */
	private static final Comparator<Proposal> ORDER = Comparator.comparing(Proposal::deprecated)
			.thenComparing(Proposal::required, Comparator.reverseOrder());

	private final QmpSchema schema;
	private final Function<String, List<String>> known;

	/**
	 * @param known what there is for an argument of that name now, for example ids for {@code id}; called on the calling
	 *              thread, so it must be quick
	 */
	public Completion(QmpSchema schema, Function<String, List<String>> known) {
		this.schema = schema;
		this.known = known;
	}

	/**
	 * What could stand at a place.
	 *
	 * @param caret where somebody is writing, counted in characters from 0
	 */
	public List<Proposal> at(String text, int caret) {
		var before = text.substring(0, caret);
		var start = wordStart(before);
		var word = before.substring(start);
		var earlier = before.substring(0, start).strip();
		if (earlier.isEmpty()) {
			return commands(word, start, caret);
		}
		var name = earlier.split("\\s", 2)[0];
		return schema.command(name).map(command -> arguments(command, text, start, caret, word)).orElse(List.of());
	}

	private static int wordStart(String before) {
		var at = before.length();
		while (at > 0 && !Character.isWhitespace(before.charAt(at - 1))) {
			at--;
		}
		return at;
	}

	private List<Proposal> commands(String word, int start, int caret) {
		return schema.commands().stream().filter(command -> command.name().startsWith(word))
				.map(command -> new Proposal(start, caret, command.name(), answers(command), false,
						command.isDeprecated()))
				.sorted(ORDER).toList();
	}

	private String answers(SchemaType.Command command) {
		return schema.type(command.resultType()) instanceof SchemaType.Members members && members.members().isEmpty()
				&& members.variants().isEmpty() ? "" : "→ " + describe(schema.type(command.resultType()));
	}

	private List<Proposal> arguments(SchemaType.Command command, String text, int start, int caret, String word) {
		var written = written(text.substring(0, start) + " " + text.substring(endOfWord(text, caret)));
		var equals = word.indexOf('=');
		var path = (equals < 0 ? word : word.substring(0, equals)).split("\\.", -1);
		var object = descend(schema.arguments(command), written, path);
		if (object.isEmpty()) {
			return List.of();
		}
		if (equals < 0) {
			var prefix = path[path.length - 1];
			return names(object.get(), prefix, caret - prefix.length(), caret);
		}
		return object.get().members(schema).stream().filter(member -> member.name().equals(path[path.length - 1]))
				.findFirst().map(member -> values(member, word.substring(equals + 1), caret)).orElse(List.of());
	}

	private static int endOfWord(String text, int caret) {
		var at = caret;
		while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		return at;
	}

	/** What is there already besides the word that is being written; nothing when that cannot be read. */
	private ObjectNode written(String rest) {
		try {
			return CommandText.parse(rest, Optional.of(schema)).arguments();
		} catch (CommandTextException _) {
			return JsonNodeFactory.instance.objectNode();
		}
	}

	/** An object that is being written. */
	private record Place(SchemaType.Members type, JsonNode present) {

		List<Member> members(QmpSchema schema) {
			return schema.membersOf(type, present);
		}
	}

	/** The object in which the last name of a dotted path is. */
	private Optional<Place> descend(SchemaType.Members arguments, JsonNode written, String... path) {
		var place = Optional.of(new Place(arguments, written));
		for (var index = 0; index < path.length - 1; index++) {
			var name = path[index];
			place = place.flatMap(now -> now.members(schema).stream().filter(member -> member.name().equals(name))
					.findFirst().flatMap(member -> objectOf(schema.type(member.type())))
					.map(type -> new Place(type, now.present().path(name))));
		}
		return place;
	}

	private Optional<SchemaType.Members> objectOf(SchemaType type) {
		return switch (type) {
			case SchemaType.Members members -> Optional.of(members);
			case SchemaType.Alternate alternate -> alternate.types().stream().map(schema::type)
					.filter(SchemaType.Members.class::isInstance).map(SchemaType.Members.class::cast).findFirst();
			default -> Optional.empty();
		};
	}

	private List<Proposal> names(Place object, String prefix, int start, int caret) {
		return object.members(schema).stream()
				.filter(member -> member.name().startsWith(prefix) && !object.present().has(member.name()))
				.map(member -> {
					var type = schema.type(member.type());
					var text = member.name() + (type instanceof SchemaType.Members ? "." : "=");
					return new Proposal(start, caret, text, describe(type), !member.optional(), member.isDeprecated());
				}).sorted(ORDER).toList();
	}

	private List<Proposal> values(Member member, String begun, int caret) {
		var start = caret - begun.length();
		var type = schema.type(member.type());
		var words = new ArrayList<Proposal>();
		words(type).forEach(value -> words.add(
				new Proposal(start, caret, value.name(), describe(type), false, value.isDeprecated())));
		known.apply(member.name()).stream().distinct()
				.filter(id -> words.stream().noneMatch(word -> word.text().equals(id)))
				.forEach(id -> words.add(new Proposal(start, caret, id, member.name(), false, false)));
		return words.stream().filter(word -> word.text().startsWith(begun)).sorted(ORDER).toList();
	}

	private Stream<SchemaType.Value> words(SchemaType type) {
		return switch (type) {
			case SchemaType.Enumeration words -> words.values().stream();
			case SchemaType.Builtin builtin when builtin.json().equals("boolean") -> Stream.of("true", "false")
					.map(word -> new SchemaType.Value(word, java.util.Set.of()));
			case SchemaType.Alternate alternate -> alternate.types().stream().map(schema::type).flatMap(this::words);
			default -> Stream.empty();
		};
	}

	private String describe(SchemaType type) {
		return switch (type) {
			case SchemaType.Builtin builtin -> builtin.json();
			case SchemaType.Enumeration words -> String.join("|", words.words());
			case SchemaType.Array array -> "[" + describe(schema.type(array.elementType())) + "]";
			case SchemaType.Members _ -> "{…}";
			case SchemaType.Alternate alternate -> String.join(" or ",
					alternate.types().stream().map(schema::type).map(this::describe).toList());
		};
	}
}
