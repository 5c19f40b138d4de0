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

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Tells what could be written on in a command, in shorthand or JSON: commands, arguments, and the words that an argument may be.
 * What is required comes first, what is deprecated last. Any thread.
 */
public final class Completion {

	/** Puts proposals in order: required ones first, deprecated ones last, then as QEMU has them. */
	private static final Comparator<Proposal> ORDER = Comparator.comparing(Proposal::deprecated)
			.thenComparing(Proposal::required, Comparator.reverseOrder());
	private static final List<String> OF_A_REQUEST = List.of("execute", "arguments");

	private final QmpSchema schema;
	private final Describer describer;
	private final Function<String, List<String>> known;

	/**
	 * @param known what there is for an argument of that name now, for example ids for {@code id}; called on the calling
	 *              thread, so it must be quick
	 */
	public Completion(QmpSchema schema, Function<String, List<String>> known) {
		this.schema = schema;
		this.describer = new Describer(schema);
		this.known = known;
	}

	/**
	 * What could stand at a place.
	 *
	 * @param caret where somebody is writing, counted in characters from 0
	 */
	public List<Proposal> at(String text, int caret) {
		return Spot.of(text, caret).stream().flatMap(this::proposals).sorted(ORDER).toList();
	}

	private Stream<Proposal> proposals(Spot spot) {
		return switch (spot.kind()) {
			case COMMAND -> commands(spot);
			case MEMBER -> OF_A_REQUEST.stream()
					.filter(name -> spot.begun().mayBecome(name) && !spot.arguments().has(name))
					.map(name -> proposal(spot, spot.begun().name(name, false), "", name.equals("execute"), false,
							new Help.None()));
			case ARGUMENT -> place(spot).stream().flatMap(place -> names(spot, place));
			case VALUE -> place(spot).stream().flatMap(place -> values(spot, place.member()));
		};
	}

	private static Proposal proposal(Spot spot, String text, String detail, boolean required, boolean deprecated,
			Help help) {
		return new Proposal(spot.begun().start(), spot.begun().end(), text, detail, required, deprecated, help);
	}

	private Stream<Proposal> commands(Spot spot) {
		return schema.commands().stream().filter(command -> spot.begun().mayBecome(command.name())).map(command -> {
			var help = describer.command(command, spot.arguments());
			return proposal(spot, spot.begun().string(command.name()),
					help.returns().isEmpty() ? "" : "→ " + help.returns(), false, command.isDeprecated(),
					new Help.OfCommand(help));
		});
	}

	/** A value that may be written, and what is there of it. */
	private record Place(Member member, JsonNode present) {}

	private Optional<Place> place(Spot spot) {
		return schema.command(spot.command()).flatMap(command -> descend(
				new Place(new Member("", command.argumentType(), false, command.features()), spot.arguments()),
				spot.path()));
	}

	private Optional<Place> descend(Place place, JsonPointer path) {
		return path.matches() ? Optional.of(place) : descend(schema.type(place.member().type()), place, path);
	}

	private Optional<Place> descend(SchemaType type, Place place, JsonPointer path) {
		var name = path.getMatchingProperty();
		return switch (type) {
			case SchemaType.Members members -> schema.membersOf(members, place.present()).stream()
					.filter(member -> member.name().equals(name)).findFirst()
					.flatMap(member -> descend(new Place(member, place.present().path(name)), path.tail()));
			case SchemaType.Array array when path.mayMatchElement() -> descend(
					new Place(as(array.elementType(), place.member()),
							place.present().path(path.getMatchingIndex())),
					path.tail());
			case SchemaType.Alternate alternate -> alternate.types().stream()
					.flatMap(each -> descend(schema.type(each), place, path).stream()).findFirst();
			default -> Optional.empty();
		};
	}

	/** An element of what a member is a list of, by the member's name. */
	private static Member as(String type, Member member) {
		return new Member(member.name(), type, member.optional(), member.features());
	}

	private Stream<Proposal> names(Spot spot, Place object) {
		var help = help(spot);
		return membersOf(schema.type(object.member().type()), object.present())
				.filter(member -> spot.begun().mayBecome(member.name()) && !object.present().has(member.name()))
				.map(member -> {
					var argument = describer.argument(member);
					var text = spot.begun().name(member.name(),
							schema.type(member.type()) instanceof SchemaType.Members);
					return proposal(spot, text, argument.type(), argument.required(), argument.deprecated(),
							new Help.OfArgument(argument, help));
				});
	}

	private Stream<Member> membersOf(SchemaType type, JsonNode present) {
		return switch (type) {
			case SchemaType.Members members -> schema.membersOf(members, present).stream();
			case SchemaType.Alternate alternate -> alternate.types().stream().map(schema::type)
					.flatMap(each -> membersOf(each, present));
			default -> Stream.empty();
		};
	}

	private Help.Command help(Spot spot) {
		return describer.command(schema.command(spot.command()).orElseThrow(), spot.arguments());
	}

	private Stream<Proposal> values(Spot spot, Member member) {
		var begun = spot.begun();
		var argument = describer.argument(member);
		var help = new Help.OfValue(argument, help(spot));
		var values = new ArrayList<Proposal>();
		argument.words().stream().filter(word -> begun.mayBecome(word.name())).forEach(word -> values.add(proposal(spot,
				begun.string(word.name()), argument.type(), false, word.isDeprecated(), help)));
		describer.literals(schema.type(member.type())).stream().filter(begun::mayBecomeLiteral)
				.forEach(word -> values.add(proposal(spot, word, argument.type(), false, false, help)));
		known.apply(member.name()).stream().distinct()
				.filter(id -> begun.mayBecome(id)
						&& argument.words().stream().noneMatch(word -> word.name().equals(id)))
				.forEach(id -> values.add(proposal(spot, begun.string(id), member.name(), false, false, help)));
		return values.stream();
	}
}
