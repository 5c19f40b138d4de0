package org.wheelhouse.qmp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The members of a JSON object in an answer, read by name. What is not asked for is ignored, so that newer versions may say
 * more, and is found by {@link Answer}; what is asked for and is missing or of another type is told with its place.
 */
final class Members {

	/** Makes something of the members of an object. */
	@FunctionalInterface
	interface Reading<T> {
		T read(Members members) throws UnexpectedResultException;
	}

	/** Takes down what is read, for {@link Answer}; unbound in everyday reading, which costs nothing. */
	static final ScopedValue<Readings> READINGS = ScopedValue.newInstance();

	private final JsonNode object;
	private final String place;

	private Members(JsonNode object, String place) {
		this.object = object;
		this.place = place;
	}

	/** The members of an answer that is an object. */
	static Members of(JsonNode result) throws UnexpectedResultException {
		return object(result, "return");
	}

	/** Reads an answer that is an array of objects. */
	static <T> List<T> list(JsonNode result, Reading<T> reading) throws UnexpectedResultException {
		return list(result, "return", reading);
	}

	private static Members object(JsonNode node, String place) throws UnexpectedResultException {
		if (!node.isObject()) {
			throw unexpected(place, "an object", node);
		}
		return new Members(node, place);
	}

	private static <T> List<T> list(JsonNode node, String place, Reading<T> reading) throws UnexpectedResultException {
		if (!node.isArray()) {
			throw unexpected(place, "an array", node);
		}
		var read = new ArrayList<T>(node.size());
		for (var element : node) {
			read.add(reading.read(object(element, place + "[" + read.size() + "]")));
		}
		return List.copyOf(read);
	}

	private static UnexpectedResultException unexpected(String place, String expected, JsonNode found) {
		return new UnexpectedResultException(place + " should be " + expected + " and is "
				+ (found.isMissingNode() ? "missing" : found.getNodeType().name().toLowerCase(Locale.ROOT)));
	}

	private JsonNode read(String name) {
		if (READINGS.isBound()) {
			READINGS.get().note(object, name);
		}
		return object.path(name);
	}

	boolean has(String name) {
		return object.hasNonNull(name);
	}

	/** The value as it came. */
	JsonNode value(String name) throws UnexpectedResultException {
		var value = read(name);
		if (value.isMissingNode()) {
			throw unexpected(place(name), "there", value);
		}
		return value;
	}

	String text(String name) throws UnexpectedResultException {
		var value = read(name);
		if (!value.isTextual()) {
			throw unexpected(place(name), "a string", value);
		}
		return value.textValue();
	}

	Optional<String> optionalText(String name) throws UnexpectedResultException {
		return has(name) ? Optional.of(text(name)) : Optional.empty();
	}

	boolean flag(String name) throws UnexpectedResultException {
		var value = read(name);
		if (!value.isBoolean()) {
			throw unexpected(place(name), "true or false", value);
		}
		return value.booleanValue();
	}

	boolean flagOr(String name, boolean otherwise) throws UnexpectedResultException {
		return has(name) ? flag(name) : otherwise;
	}

	/** A whole number; one that QEMU counts without sign beyond 2^63 comes as the same 64 bits. */
	long number(String name) throws UnexpectedResultException {
		var value = read(name);
		if (!value.isIntegralNumber()) {
			throw unexpected(place(name), "a whole number", value);
		}
		return value.longValue();
	}

	long numberOr(String name, long otherwise) throws UnexpectedResultException {
		return has(name) ? number(name) : otherwise;
	}

	OptionalLong optionalNumber(String name) throws UnexpectedResultException {
		return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
	}

	int smallNumber(String name) throws UnexpectedResultException {
		var number = number(name);
		if (number != (int) number) {
			throw unexpected(place(name), "a number of 32 bits", read(name));
		}
		return (int) number;
	}

	OptionalInt optionalSmallNumber(String name) throws UnexpectedResultException {
		return has(name) ? OptionalInt.of(smallNumber(name)) : OptionalInt.empty();
	}

	double real(String name) throws UnexpectedResultException {
		var value = read(name);
		if (!value.isNumber()) {
			throw unexpected(place(name), "a number", value);
		}
		return value.doubleValue();
	}

	<T> T object(String name, Reading<T> reading) throws UnexpectedResultException {
		return reading.read(object(read(name), place(name)));
	}

	<T> Optional<T> optionalObject(String name, Reading<T> reading) throws UnexpectedResultException {
		return has(name) ? Optional.of(object(name, reading)) : Optional.empty();
	}

	/** An array of objects; empty when it is missing. */
	<T> List<T> list(String name, Reading<T> reading) throws UnexpectedResultException {
		return has(name) ? list(read(name), place(name), reading) : List.of();
	}

	/** An array of strings; empty when it is missing. */
	List<String> texts(String name) throws UnexpectedResultException {
		var texts = new ArrayList<String>();
		for (var element : read(name)) {
			if (!element.isTextual()) {
				throw unexpected(place(name), "an array of strings", element);
			}
			texts.add(element.textValue());
		}
		return List.copyOf(texts);
	}

	private String place(String name) {
		return place + "." + name;
	}
}
