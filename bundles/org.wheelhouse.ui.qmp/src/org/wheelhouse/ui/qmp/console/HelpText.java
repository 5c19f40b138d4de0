package org.wheelhouse.ui.qmp.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.text.Help;

/** Says what a QEMU tells of something that could be written. Pure functions. */
final class HelpText {

	private HelpText() {
		// holds no state
	}

	static String of(Help help, ManualPage manual) {
		return switch (help) {
			case Help.OfCommand(Help.Command command) -> lines(command.name(),
					manual.command(command.name()).orElse(""), names(Messages.Help_Required,
							command.missing()),
					names(Messages.Help_Optional, command.further()), ends(command));
			case Help.OfArgument(Help.Argument argument, Help.Command command) -> lines(argument(argument),
					manual.argument(command.name(), argument.name()).orElse(""), words(argument.words()),
					names(Messages.Help_Given, command.given()),
					names(Messages.Help_Missing, command.missing()), ends(command));
			case Help.OfValue(Help.Argument argument, Help.Command command) -> lines(argument(argument),
					words(argument.words()), ends(command));
			case Help.OfLine line ->
				lines(String.join(" | ", line.command().names()) + " " + line.command().parameters(),
						line.command().help());
			case Help.None() -> "";
		};
	}

	private static String argument(Help.Argument argument) {
		return argument.name() + "   " + (argument.required() ? Messages.Help_IsRequired : Messages.Help_IsOptional)
				+ ", " + argument.type() + states(argument.deprecated(), argument.unstable());
	}

	private static String words(List<SchemaType.Value> words) {
		return words.isEmpty()
				? ""
				: NLS.bind(Messages.Help_OneOf,
						words.stream().map(SchemaType.Value::name).collect(Collectors.joining("  ")));
	}

	private static String names(String label, List<Help.Argument> arguments) {
		return arguments.isEmpty()
				? ""
				: NLS.bind(label, arguments.stream()
						.map(argument -> argument.name() + " " + argument.type()).collect(Collectors.joining(", ")));
	}

	private static String ends(Help.Command command) {
		return NLS.bind(Messages.Help_Returns, command.returns().isEmpty() ? Messages.Help_Nothing : command.returns())
				+ (command.outOfBand() ? "\n" + Messages.Help_OutOfBand : "")
				+ states(command.deprecated(), command.unstable());
	}

	private static String states(boolean deprecated, boolean unstable) {
		return (deprecated ? "\n" + Messages.Help_Deprecated : "") + (unstable ? "\n" + Messages.Help_Unstable : "");
	}

	private static String lines(String... lines) {
		return Stream.of(lines).filter(line -> !line.isBlank()).collect(Collectors.joining("\n\n"));
	}
}
