package org.wheelhouse.core.deviceform;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.Property;

/**
 * A property of a device as a form asks for it: a text that is right or wrong, and what is sent for it. Immutable.
 *
 * @param property what QEMU tells of it
 * @param common   whether it is shown without being looked for
 * @param required whether QEMU refuses the device without it
 */
public record PropertyField(Property property, boolean common, boolean required) {

	private static final Pattern MAC = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}");
	private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([KMGT]?)(?:iB|B)?", Pattern.CASE_INSENSITIVE);
	private static final Map<String, Boolean> SWITCHES = Map.of("on", true, "off", false, "true", true, "false", false,
			"yes", true, "no", false);
	private static final String UNITS = "KMGT";
	/** What QEMU refuses although its type has it. */
	private static final Map<String, Integer> LEAST = Map.of("guest-cid", 3, "chassis_nr", 1, "period", 1);

	/** As it is sent. */
	public String name() {
		return property.name();
	}

	/** QEMU's word for what it is. */
	public String type() {
		return property.type();
	}

	/** QEMU's words for it; empty when it has none. */
	public String description() {
		return property.description().orElse("");
	}

	/** The values that it takes, where they are known; empty for all others. */
	public List<String> choices() {
		return property.choices();
	}

	/** What stands there at first, as it would be typed; empty when QEMU does not tell. */
	public String initial() {
		return property.defaultValue().orElse("");
	}

	/** Whether something else than the default would be sent. */
	public boolean differs(String typed) {
		return !typed.isBlank() && !typed.strip().equals(initial());
	}

	/** What is taken, in words, for example {@code 0 to 255}; empty for any text. */
	public String range() {
		if (!property.choices().isEmpty()) {
			return String.join(", ", property.choices());
		}
		return Whole.of(property).map(Whole::words)
				.orElse(property.type().equals("size") ? "a size, for example 4 KiB" : isMac() ? "an address" : "");
	}

	/** What a person reads where nothing is typed: the default, and what else is taken. */
	public String hint() {
		return Stream.of(initial().isEmpty() ? "" : "default " + initial(), range()).filter(part -> !part.isEmpty())
				.collect(Collectors.joining("; "));
	}

	/** What is wrong with a text, in a sentence; empty when nothing is. */
	public Optional<String> problem(String typed) {
		var text = typed.strip();
		if (text.isEmpty()) {
			return required && initial().isEmpty() ? Optional.of(name() + " has to be given") : Optional.empty();
		}
		if (!differs(text)) {
			return Optional.empty();
		}
		if (property.isSwitch()) {
			return SWITCHES.containsKey(text) ? Optional.empty() : wrong(text, "on or off");
		}
		if (!property.choices().isEmpty()) {
			return property.choices().contains(text) ? Optional.empty() : wrong(text, "one of " + range());
		}
		if (property.type().equals("size")) {
			return size(text).isPresent() ? Optional.empty() : wrong(text, range());
		}
		if (isMac()) {
			return MAC.matcher(text).matches() && Integer.parseInt(text.substring(0, 2), 16) % 2 == 0
					? Optional.empty()
					: wrong(text, "six pairs of hexadecimal digits, the first of them even");
		}
		return Whole.of(property)
				.flatMap(whole -> whole.takes(text) ? Optional.empty() : wrong(text, "a number from " + whole.words()));
	}

	private Optional<String> wrong(String text, String wanted) {
		return Optional.of(name() + " is " + wanted + ", not " + text);
	}

	private boolean isMac() {
		return name().equals("mac") && property.type().equals("str");
	}

	/** What is sent for a text that is right: numbers and flags as such. */
	public Object value(String typed) {
		var text = typed.strip();
		if (property.isSwitch()) {
			return SWITCHES.getOrDefault(text, false);
		}
		if (!property.choices().isEmpty()) {
			return text;
		}
		if (property.type().equals("size")) {
			return size(text).map(BigInteger::longValue).<Object>map(bytes -> bytes).orElse(text);
		}
		return Whole.of(property).flatMap(_ -> Whole.read(text))
				.filter(number -> number.bitLength() < Long.SIZE).<Object>map(BigInteger::longValue).orElse(text);
	}

	private static Optional<BigInteger> size(String text) {
		var size = SIZE.matcher(text);
		return size.matches()
				? Optional.of(new BigInteger(size.group(1)).shiftLeft(10 * (1
						+ UNITS.indexOf(
								size.group(2).isEmpty() ? "-" : size.group(2).toUpperCase(java.util.Locale.ROOT)))))
				: Optional.empty();
	}

	/** A whole number of so many bits. */
	private record Whole(BigInteger least, BigInteger most) {

		private static final Pattern TYPE = Pattern.compile("(u?)int(\\d*)");

		static Optional<Whole> of(Property property) {
			var match = TYPE.matcher(property.type());
			if (!match.matches()) {
				return Optional.empty();
			}
			int bits = match.group(2).isEmpty() ? Long.SIZE : Integer.parseInt(match.group(2));
			var end = BigInteger.ONE.shiftLeft(match.group(1).isEmpty() ? bits - 1 : bits);
			var least = match.group(1).isEmpty() ? end.negate() : BigInteger.ZERO;
			return Optional.of(
					new Whole(Optional.ofNullable(LEAST.get(property.name())).map(number -> BigInteger.valueOf(number))
							.orElse(least), end.subtract(BigInteger.ONE)));
		}

		String words() {
			return least + " to " + most;
		}

		boolean takes(String text) {
			return read(text).filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0).isPresent();
		}

		static Optional<BigInteger> read(String text) {
			try {
				return Optional.of(text.startsWith("0x")
						? new BigInteger(text.substring(2), 16)
						: new BigInteger(text));
			} catch (NumberFormatException _) {
				return Optional.empty();
			}
		}
	}
}
