package org.wheelhouse.qmp.text;

import java.util.List;

import org.wheelhouse.qmp.schema.SchemaType;

/** What a QEMU tells of something that could be written. Immutable. */
public sealed interface Help {

	/** A command is proposed. */
	record OfCommand(Command command) implements Help {}

	/** The name of an argument is proposed. */
	record OfArgument(Argument argument, Command command) implements Help {}

	/** A value is proposed for an argument. */
	record OfValue(Argument argument, Command command) implements Help {}

	/** A line of the human monitor is proposed. */
	record OfLine(HmpCommand command) implements Help {}

	/** Something that each command in JSON has is proposed. */
	record None() implements Help {}

	/**
	 * A command.
	 *
	 * @param given      the arguments that are written already, in the order in which they are
	 * @param missing    those that it cannot do without, and that are not
	 * @param further    those that may be added
	 * @param returns    the type of its answer in short; empty when it has nothing to tell
	 * @param outOfBand  whether it may be executed while others wait
	 * @param deprecated whether QEMU will drop it
	 * @param unstable   whether QEMU may change it at any time
	 */
	record Command(String name, List<Argument> given, List<Argument> missing, List<Argument> further, String returns,
			boolean outOfBand, boolean deprecated, boolean unstable) {}

	/**
	 * An argument, or a member of one.
	 *
	 * @param type       in short: {@code str}, {@code [int]}, <code>enum of 5</code>
	 * @param required   whether the command, or the object that it is in, cannot do without it
	 * @param words      what it may be, when it is one of some words
	 * @param deprecated whether QEMU will drop it
	 * @param unstable   whether QEMU may change it at any time
	 */
	record Argument(String name, String type, boolean required, List<SchemaType.Value> words, boolean deprecated,
			boolean unstable) {}
}
