package org.wheelhouse.qmp.text;

import java.util.List;
import java.util.stream.Stream;

import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.schema.SchemaType.Member;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says in short what a schema knows. */
final class Describer {

	private final QmpSchema schema;

	Describer(QmpSchema schema) {
		this.schema = schema;
	}

	Help.Command command(SchemaType.Command command, ObjectNode written) {
		var members = schema.membersOf(schema.arguments(command), written);
		var given = written.propertyStream().flatMap(
				argument -> members.stream().filter(member -> member.name().equals(argument.getKey())))
				.map(this::argument).toList();
		var absent = members.stream().filter(member -> !written.has(member.name())).map(this::argument).toList();
		return new Help.Command(command.name(), given, absent.stream().filter(Help.Argument::required).toList(),
				absent.stream().filter(argument -> !argument.required()).toList(), answer(command), command.outOfBand(),
				command.isDeprecated(), command.isUnstable());
	}

	/** The type of what a command answers; empty when that is always an empty object. */
	String answer(SchemaType.Command command) {
		var type = schema.type(command.resultType());
		return type instanceof SchemaType.Members members && members.members().isEmpty()
				&& members.variants().isEmpty() ? "" : type(type);
	}

	Help.Argument argument(Member member) {
		var type = schema.type(member.type());
		return new Help.Argument(member.name(), type(type), !member.optional(), words(type).toList(),
				member.isDeprecated(), member.isUnstable());
	}

	/** The words that a value may be; none where others are possible as well. */
	Stream<SchemaType.Value> words(SchemaType type) {
		return switch (type) {
			case SchemaType.Enumeration words -> words.values().stream();
			case SchemaType.Alternate alternate -> alternate.types().stream().map(schema::type).flatMap(this::words);
			default -> Stream.empty();
		};
	}

	String type(SchemaType type) {
		return switch (type) {
			case SchemaType.Builtin builtin -> builtin.name();
			case SchemaType.Enumeration words -> "enum of " + words.values().size();
			case SchemaType.Array array -> "[" + type(schema.type(array.elementType())) + "]";
			case SchemaType.Members _ -> "{…}";
			case SchemaType.Alternate alternate -> String.join(" or ",
					alternate.types().stream().map(schema::type).map(this::type).toList());
		};
	}

	/** What a value may be that is no string, as far as that can be listed. */
	List<String> literals(SchemaType type) {
		return switch (type) {
			case SchemaType.Builtin builtin when builtin.json().equals("boolean") -> List.of("true", "false");
			case SchemaType.Builtin builtin when builtin.json().equals("null") -> List.of("null");
			case SchemaType.Alternate alternate -> alternate.types().stream().map(schema::type)
					.flatMap(each -> literals(each).stream()).toList();
			default -> List.of();
		};
	}
}
