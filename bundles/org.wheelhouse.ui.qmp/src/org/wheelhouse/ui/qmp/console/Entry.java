package org.wheelhouse.ui.qmp.console;

import java.time.Duration;
import java.time.Instant;

import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that stands in a transcript. Immutable. */
sealed interface Entry {

	/** When it happened; by the clock of the machine's computer for an event. */
	Instant at();

	/**
	 * A person gave a command.
	 *
	 * @param written as it was written
	 * @param human   whether it is for the human monitor
	 */
	record Asked(Instant at, String written, boolean human) implements Entry {}

	/**
	 * It was said in other words.
	 *
	 * @param why a sentence
	 */
	record Translated(Instant at, String why) implements Entry {}

	/**
	 * What went over the monitor for a command of a person.
	 *
	 * @param asWritten whether it says nothing that the person has not written
	 */
	record Sent(Instant at, RawCommand command, boolean asWritten) implements Entry {}

	/**
	 * QEMU's answer.
	 *
	 * @param latency from sending to having it decoded
	 */
	record Replied(Instant at, JsonNode reply, Duration latency) implements Entry {}

	/** What the human monitor printed. */
	record Printed(Instant at, String text, Duration latency) implements Entry {}

	/**
	 * Nothing came of it.
	 *
	 * @param latency zero when nothing was sent
	 */
	record Failed(Instant at, Fault fault, Duration latency) implements Entry {}

	/** Something was changed by a gesture of the workbench. */
	record Gesture(Instant at, RawCommand command) implements Entry {}

	/** The machine told something by itself. */
	record Heard(Instant at, Event event) implements Entry {}

	/** So many events came faster than they could be shown. */
	record LeftOut(Instant at, long count) implements Entry {}
}
