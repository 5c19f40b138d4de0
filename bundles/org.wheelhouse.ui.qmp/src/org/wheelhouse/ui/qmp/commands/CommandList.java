package org.wheelhouse.ui.qmp.commands;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translation;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Argument;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Standing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Makes entries of what a QEMU tells of itself. Pure; any thread. */
final class CommandList {

	private static final Comparator<Argument> REQUIRED_FIRST = Comparator.comparing(Argument::required,
			Comparator.reverseOrder());

	private final QemuCapabilities language;

	private CommandList(QemuCapabilities language) {
		this.language = language;
	}

	/** The commands by name: all of this QEMU, and those of the reference that it lacks. */
	static List<CommandEntry> of(QemuCapabilities language) {
		var list = new CommandList(language);
		var present = language.commands().stream().map(list::present);
		var lacking = Reference.commands().stream().filter(command -> !language.commands().contains(command.name()))
				.map(list::lacking);
		return Stream.concat(present, lacking)
				.sorted(Comparator.comparing(CommandEntry::name, String.CASE_INSENSITIVE_ORDER)).toList();
	}

	private CommandEntry present(String name) {
		return language.schema().flatMap(schema -> schema.command(name).map(command -> present(schema, command)))
				.orElseGet(() -> new CommandEntry(name, List.of(), "", new Standing.Present(false, false, false)));
	}

	private static CommandEntry present(QmpSchema schema, SchemaType.Command command) {
		var type = schema.arguments(command);
		var arguments = new ArrayList<Argument>();
		type.members().forEach(member -> arguments.add(argument(schema, member)));
		arguments.sort(REQUIRED_FIRST);
		return new CommandEntry(command.name(), arguments, returns(schema, schema.type(command.resultType())),
				new Standing.Present(command.isDeprecated(), command.isUnstable(), command.outOfBand()));
	}

	private static Argument argument(QmpSchema schema, SchemaType.Member member) {
		var type = schema.type(member.type());
		return new Argument(member.name(), word(schema, type), words(schema, type), !member.optional(),
				member.isDeprecated());
	}

	/** The names of types are QEMU's secret: what they are is told instead. */
	private static String word(QmpSchema schema, SchemaType type) {
		return switch (type) {
			case SchemaType.Builtin builtin -> builtin.json();
			case SchemaType.Enumeration words -> NLS.bind(Messages.Type_Enum, words.words().size());
			case SchemaType.Array array -> "[" + word(schema, schema.type(array.elementType())) + "]";
			case SchemaType.Members _ -> Messages.Type_Object;
			case SchemaType.Alternate alternate -> String.join(" | ",
					alternate.types().stream().map(name -> word(schema, schema.type(name))).distinct().toList());
		};
	}

	private static List<String> words(QmpSchema schema, SchemaType type) {
		return switch (type) {
			case SchemaType.Builtin _ -> List.of();
			case SchemaType.Enumeration words -> words.words();
			case SchemaType.Array array -> words(schema, schema.type(array.elementType()));
			case SchemaType.Members members -> members.members().stream().map(SchemaType.Member::name).toList();
			case SchemaType.Alternate alternate -> alternate.types().stream()
					.flatMap(name -> words(schema, schema.type(name)).stream()).distinct().toList();
		};
	}

	private static String returns(QmpSchema schema, SchemaType type) {
		if (type instanceof SchemaType.Members members && members.members().isEmpty()) {
			return "";
		}
		var words = type instanceof SchemaType.Enumeration ? List.<String>of() : words(schema, type);
		return word(schema, type) + (words.isEmpty() ? "" : ": " + String.join(", ", words));
	}

	private CommandEntry lacking(Reference.Command command) {
		var arguments = JsonNodeFactory.instance.objectNode();
		command.arguments().stream().filter(Argument::required).forEach(argument -> arguments.put(argument.name(), 0));
		Standing standing = switch (language.translator().way(command.name(), arguments)) {
			case Translation.Native() -> new Standing.Absent();
			case Translation.Translated translated -> new Standing.Translated(translated.why(),
					translated.said().stream().map(RawCommand::name).distinct().toList());
			case Translation.Refused(String reason, String remedy) -> new Standing.Refused(reason, remedy);
		};
		return new CommandEntry(command.name(), command.arguments(), "", standing);
	}
}
