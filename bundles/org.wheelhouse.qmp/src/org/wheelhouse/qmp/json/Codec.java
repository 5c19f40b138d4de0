package org.wheelhouse.qmp.json;

import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** How a Java type stands in JSON. Immutable. */
public interface Codec {

	/**
	 * Makes a value of JSON.
	 *
	 * @param place names it, for an error
	 * @throws UnexpectedResultException when it is of another kind
	 */
	Object read(JsonNode json, String place) throws UnexpectedResultException;

	/** Makes JSON of a value as QEMU has it. */
	JsonNode write(Object value);
}
