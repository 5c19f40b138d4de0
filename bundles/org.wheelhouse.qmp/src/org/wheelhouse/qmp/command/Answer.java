package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer with all that QEMU has said: what its command knows, and what it does not. Nothing is in neither.
 *
 * @param value   what the command makes of it
 * @param json    as it came
 * @param unknown the members that the command does not know, in the shape of {@code json} without the others; missing when
 *                there are none
 */
public record Answer<R>(R value, JsonNode json, JsonNode unknown) {

	/**
	 * Reads an answer.
	 *
	 * @param json the reply's {@code return} member
	 * @throws UnexpectedResultException as {@link QmpCommand#read}
	 */
	public static <R> Answer<R> of(QmpCommand<R> command, JsonNode json) throws UnexpectedResultException {
		var readings = new Readings();
		var value = ScopedValue.where(Members.READINGS, readings).call(() -> command.read(json));
		return new Answer<>(value, json, readings.leftOf(json));
	}
}
