package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.Trees;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer with all that QEMU has said: what its command knows, and what it does not. Nothing is in neither.
 *
 * @param value   what the command makes of it
 * @param unknown the members that the command does not know, in the shape of the answer without the others; missing when there
 *                are none
 * @param absent  the members that have a value in {@code value} though QEMU has not told them
 */
public record Answer<R>(QmpCommand<R> command, R value, JsonNode unknown, List<JsonPointer> absent) {

	/**
	 * Reads an answer.
	 *
	 * @param json the reply's {@code return} member
	 * @throws UnexpectedResultException as {@link QmpCommand#read}
	 */
	public static <R> Answer<R> of(QmpCommand<R> command, JsonNode json) throws UnexpectedResultException {
		var value = command.read(json);
		var known = command.write(value);
		return new Answer<>(command, value, Trees.without(json, known), Trees.additions(known, json));
	}

	/** The answer as QEMU gave it, written from the other parts. */
	public JsonNode json() {
		return Trees.with(Trees.without(command.write(value), absent), unknown);
	}
}
