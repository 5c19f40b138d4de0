package org.wheelhouse.qmp.shape;

import org.wheelhouse.qmp.command.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** How a Java type stands in JSON. Immutable. */
public interface Form {

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
