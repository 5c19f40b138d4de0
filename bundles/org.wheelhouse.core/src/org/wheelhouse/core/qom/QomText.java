package org.wheelhouse.core.qom;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The values of properties as a person reads and writes them. Any thread. */
public final class QomText {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
	private static final Pattern WHOLE_TYPE = Pattern.compile("u?int(\\d+)?(_t)?|size");
	private static final Pattern WHOLE = Pattern.compile("(-?\\d+)|0[xX]([0-9a-fA-F]+)");
	private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([kKMGTP])(i?B)?");
	private static final String UNITS = "KMGTP";

	private QomText() {
	}

	/** What was written: a value, or why it is none. */
	public sealed interface Written {

		/** It can be sent. */
		record Value(JsonNode json) implements Written {}

		/** @param problem a sentence */
		record Wrong(String problem) implements Written {}
	}

	private enum Kind {
		TRUTH, WHOLE, REAL, TEXT, JSON, UNKNOWN
	}

	/** A value as it is shown and edited: a string without quotes, all else as compact JSON. */
	public static String of(JsonNode value) {
		return value.isTextual() ? value.textValue() : value.toString();
	}

	/**
	 * Reads what somebody wrote. Numbers may be hexadecimal and, for a size, have a unit. Where something else than a string
	 * is expected a quoted string is taken too: some numbers can be set by a word.
	 *
	 * @param type of the property, as {@code qom-list} names it
	 * @param now  the value that it has; tells what is expected where the type does not
	 */
	public static Written read(String text, String type, QomValue now) {
		var kind = kind(type, now);
		if (kind != Kind.TEXT && text.startsWith("\"")) {
			return json(text);
		}
		return switch (kind) {
			case TRUTH -> truth(text.strip());
			case WHOLE -> whole(text.strip(), type);
			case REAL -> real(text.strip());
			case TEXT -> new Written.Value(NODES.textNode(text));
			case JSON -> json(text);
			case UNKNOWN -> json(text) instanceof Written.Value value
					? value
					: new Written.Value(NODES.textNode(text));
		};
	}

	/** QEMU's values are more telling than its types, which anybody may have made up. */
	private static Kind kind(String type, QomValue now) {
		return switch (now) {
			case QomValue.Known(JsonNode json) when json.isBoolean() -> Kind.TRUTH;
			case QomValue.Known(JsonNode json) when json.isIntegralNumber() -> Kind.WHOLE;
			case QomValue.Known(JsonNode json) when json.isNumber() -> Kind.REAL;
			case QomValue.Known(JsonNode json) when json.isTextual() -> Kind.TEXT;
			case QomValue.Known(JsonNode json) when json.isContainerNode() -> Kind.JSON;
			default -> kind(type);
		};
	}

	private static Kind kind(String type) {
		if (WHOLE_TYPE.matcher(type).matches()) {
			return Kind.WHOLE;
		}
		return switch (type) {
			case "bool" -> Kind.TRUTH;
			case "number", "double" -> Kind.REAL;
			case "str", "string" -> Kind.TEXT;
			default -> type.startsWith("link<") ? Kind.TEXT : Kind.UNKNOWN;
		};
	}

	private static Written truth(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "on", "yes" -> new Written.Value(NODES.booleanNode(true));
			case "false", "off", "no" -> new Written.Value(NODES.booleanNode(false));
			default -> new Written.Wrong("It is true or false.");
		};
	}

	private static Written whole(String text, String type) {
		var whole = WHOLE.matcher(text);
		if (whole.matches()) {
			return new Written.Value(number(Optional.<String>ofNullable(whole.group(1)).map(BigInteger::new)
					.orElseGet(() -> new BigInteger(whole.group(2), 16))));
		}
		var size = SIZE.matcher(text);
		if (type.equals("size") && size.matches()) {
			var unit = UNITS.indexOf(Character.toUpperCase(size.group(2).charAt(0))) + 1;
			return new Written.Value(number(new BigInteger(size.group(1)).shiftLeft(10 * unit)));
		}
		return new Written.Wrong(type.equals("size")
				? "It is a size: a whole number, maybe with K, M, G or T."
				: "It is a whole number, decimal or as 0x….");
	}

	private static JsonNode number(BigInteger number) {
		return number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
	}

	private static Written real(String text) {
		try {
			return new Written.Value(NODES.numberNode(new BigDecimal(text)));
		} catch (NumberFormatException _) {
			return new Written.Wrong("It is a number.");
		}
	}

	private static Written json(String text) {
		try {
			var value = JSON.readTree(text);
			return value.isMissingNode() ? new Written.Wrong("It is empty.") : new Written.Value(value);
		} catch (JsonProcessingException e) {
			return new Written.Wrong("It is no JSON: " + e.getOriginalMessage() + ".");
		}
	}
}
