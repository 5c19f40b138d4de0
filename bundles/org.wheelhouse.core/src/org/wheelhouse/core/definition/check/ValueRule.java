package org.wheelhouse.core.definition.check;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.Property;

/** Whether a value is one that a property takes. */
final class ValueRule {

	/** What to do about each complaint, which says itself what is taken. */
	static final String REMEDY = "Correct it, or take it out.";

	private static final Set<String> BOOLEANS = Set.of("on", "off", "yes", "no", "true", "false");
	/** What is written there must not be seen anywhere else. */
	private static final Set<String> SECRET = Set.of("password", "data");
	private static final String UNSIGNED = "uint(8|16|32|64)";
	private static final String SIGNED = "int(8|16|32|64)";

	private ValueRule() {
		// holds no state
	}

	/**
	 * What is wrong with a value, a sentence; empty when nothing is, or it cannot be told.
	 *
	 * @param property that it is set for
	 */
	static Optional<String> complaint(Key key, Property property) {
		var type = property.type();
		var name = property.name();
		if (property.isSwitch()) {
			return bool(key, name);
		}
		if (type.matches(UNSIGNED) || type.matches(SIGNED)) {
			return name.equals("addr") || !property.choices().isEmpty() ? Optional.empty() : number(key, name, type);
		}
		if (type.equals("size")) {
			return Size.bytes(key.value(), 'b').isPresent()
					? Optional.empty()
					: Optional.of(name + " is a size, and '" + key.value() + "' is none.");
		}
		return choice(key, name, property.choices());
	}

	/** What can be done about a complaint: one of few choices, or the key taken out. */
	static List<Mend> mends(Said said, Key key, Property property) {
		var near = Near.of(key.value(), property.choices());
		var choices = property.isSwitch()
				? List.of("on", "off")
				: near.map(List::of).orElse(List.of());
		return key.kind() != Key.Kind.TEXT || key.isWord()
				? List.of()
				: Stream.concat(Mends.values(said, key, choices).stream(),
						Mends.key(said, key, "", List.of()).stream()).toList();
	}

	private static Optional<String> bool(Key key, String name) {
		return switch (key.kind()) {
			case BOOLEAN -> Optional.empty();
			case STRING, NUMBER ->
				Optional.of("In JSON " + name + " is true or false, without quotes, and not '" + key.value() + "'.");
			case TEXT -> BOOLEANS.contains(key.value())
					? Optional.empty()
					: Optional.of(name + " is on or off" + (SECRET.contains(name)
							? "."
							: ", and not '" + key.value() + "'."));
		};
	}

	private static Optional<String> number(Key key, String name, String type) {
		if (key.kind() == Key.Kind.STRING || key.kind() == Key.Kind.BOOLEAN) {
			return Optional.of("In JSON " + name + " is a number, without quotes, and not '" + key.value() + "'.");
		}
		BigInteger number;
		try {
			number = decode(key.value());
		} catch (NumberFormatException _) {
			return Optional.of(name + " is a number, and '" + key.value() + "' is none.");
		}
		int bits = Integer.parseInt(type.replaceAll("\\D", ""));
		boolean signed = type.startsWith("int");
		boolean fits = number.signum() < 0
				? number.negate().bitLength() <= bits
						&& (signed || bits == 64 || number.equals(BigInteger.ONE.negate()))
				: number.bitLength() <= bits;
		return fits
				? Optional.empty()
				: Optional.of(name + " is " + key.value() + ", and a number of " + bits + " bits is wanted.");
	}

	private static BigInteger decode(String text) {
		var digits = text.strip().toLowerCase(Locale.ROOT);
		boolean negative = digits.startsWith("-");
		var rest = negative ? digits.substring(1) : digits;
		var number = rest.startsWith("0x") ? new BigInteger(rest.substring(2), 16) : new BigInteger(rest);
		return negative ? number.negate() : number;
	}

	/** Of some words one is to be said. */
	static Optional<String> choice(Key key, String name, List<String> choices) {
		return choices.isEmpty() || choices.contains(key.value())
				|| choices.contains("on") && key.kind() != Key.Kind.TEXT
				|| choices.contains("on") && BOOLEANS.contains(key.value())
						? Optional.empty()
						: Optional.of(name + " is one of " + String.join(", ", choices) + ", and not '" + key.value()
								+ "'.");
	}
}
