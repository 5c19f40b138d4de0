package org.wheelhouse.qmp.json;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What JSON has of its own, and what is written as that. */
record Scalar(String expected, Predicate<JsonNode> fits, Function<JsonNode, Object> reading,
		Function<Object, JsonNode> writing) implements Codec {

	private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
	private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	static final Codec TEXT = new Scalar("a string", JsonNode::isTextual, JsonNode::textValue,
			text -> FACTORY.textNode((String) text));
	static final Codec FLAG = new Scalar("true or false", JsonNode::isBoolean, JsonNode::booleanValue,
			flag -> FACTORY.booleanNode((Boolean) flag));
	static final Codec SMALL = new Scalar("a whole number of 32 bits",
			json -> json.isIntegralNumber() && json.canConvertToInt(), JsonNode::intValue,
			number -> FACTORY.numberNode((Integer) number));
	/** One beyond 2^63 comes as the same 64 bits. */
	static final Codec WHOLE = new Scalar("a whole number", JsonNode::isIntegralNumber, JsonNode::longValue,
			number -> whole((Long) number));
	/** QEMU writes a whole one without a point. */
	static final Codec REAL = new Scalar("a number", JsonNode::isNumber, JsonNode::doubleValue,
			number -> (Double) number == ((Double) number).longValue()
					? whole(((Double) number).longValue())
					: FACTORY.numberNode((Double) number));
	static final Codec ANY = new Scalar("there", json -> !json.isMissingNode(), json -> json, JsonNode.class::cast);
	static final Codec UUID_FORM = new Scalar("a UUID", json -> UUID_TEXT.matcher(json.asText()).matches(),
			json -> UUID.fromString(json.textValue()), uuid -> FACTORY.textNode(uuid.toString()));

	static Codec time(ChronoUnit unit) {
		return new Scalar("a whole number", JsonNode::isIntegralNumber,
				json -> Duration.of(json.longValue(), unit),
				time -> whole(((Duration) time).dividedBy(unit.getDuration())));
	}

	/** As small as a parser makes it, so that what is written equals what was read. */
	private static JsonNode whole(long number) {
		return number == (int) number ? FACTORY.numberNode((int) number) : FACTORY.numberNode(number);
	}

	@Override
	public Object read(JsonNode json, String place) throws UnexpectedResultException {
		if (!fits.test(json)) {
			throw unexpected(place, expected, json);
		}
		return reading.apply(json);
	}

	@Override
	public JsonNode write(Object value) {
		return writing.apply(value);
	}

	static UnexpectedResultException unexpected(String place, String expected, JsonNode found) {
		return new UnexpectedResultException(place + " should be " + expected + " and is "
				+ (found.isMissingNode() ? "missing" : found.getNodeType().name().toLowerCase(Locale.ROOT)));
	}
}
