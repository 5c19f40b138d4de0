package org.wheelhouse.ui.qmp.commands;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that a machine understands, or one of QEMU 1.0's reference that it does not. Immutable.
 *
 * @param arguments required ones first, then in QEMU's order
 * @param returns   what it answers, for example {@code {…}}; empty when that is nothing, or not known
 * @param standing  how this QEMU stands to it
 */
record CommandEntry(String name, List<Argument> arguments, String returns, Standing standing) {

	CommandEntry {
		arguments = List.copyOf(arguments);
	}

	/**
	 * An argument.
	 *
	 * @param type  in a word, for example {@code enum of 5}
	 * @param words what it may be, or the members that it has
	 */
	record Argument(String name, String type, List<String> words, boolean required, boolean deprecated) {}

	/** How a QEMU stands to a command. */
	sealed interface Standing {

		/**
		 * It has it.
		 *
		 * @param outOfBand whether it can be executed while others wait
		 */
		record Present(boolean deprecated, boolean unstable, boolean outOfBand) implements Standing {}

		/** It has it no more, and is asked in other words. */
		record Translated(String why, List<String> said) implements Standing {}

		/** It has it no more, and nothing that does the same. */
		record Refused(String reason, String remedy) implements Standing {}

		/** It does not have it. */
		record Absent() implements Standing {}
	}

	/** Whether this QEMU has it. */
	boolean isPresent() {
		return standing instanceof Standing.Present;
	}

	/** Whether QEMU will drop it. */
	boolean isDeprecated() {
		return standing instanceof Standing.Present present && present.deprecated();
	}

	/** Whether it can be written in the console with a chance. */
	boolean isWritable() {
		return isPresent() || standing instanceof Standing.Translated;
	}

	/** The required arguments, and a sign when there are others; a dash when there are none at all. */
	String brief() {
		var required = arguments.stream().filter(Argument::required).map(Argument::name)
				.collect(Collectors.joining(", "));
		if (arguments.isEmpty()) {
			return "–";
		}
		return arguments.stream().allMatch(Argument::required)
				? required
				: Stream.of(required, "…").filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
	}

	/** As it is begun in the console: with its required arguments, to be filled in. */
	String shorthand() {
		return name + " " + arguments.stream().filter(Argument::required).map(argument -> argument.name() + "= ")
				.collect(Collectors.joining());
	}

	/** Whether all these words are in its name or among the names of its arguments. */
	boolean matches(String words) {
		var all = name.toLowerCase(Locale.ROOT);
		for (var word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
			if (!all.contains(word) && arguments.stream().noneMatch(argument -> argument.name().equals(word))) {
				return false;
			}
		}
		return true;
	}
}
