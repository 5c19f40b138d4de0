package org.wheelhouse.ui.widget;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A size as it is typed: a number and a binary unit. Any thread. */
public final class SizeText {

	private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);
	private static final Pattern TYPED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:([KMGTP])(?:IB)?|B)?");
	private static final String PREFIXES = "KMGTP";
	private static final int MOST_DECIMALS = 4;

	private SizeText() {
	}

	/**
	 * Bytes of a number with its unit, as {@code 20 GiB}, {@code 1.5G} or {@code 512}, in either case of letters; the units
	 * of 1000 are not taken, as nobody would know which were meant.
	 *
	 * @return empty when it is none, or no whole number of bytes; 0 is one
	 */
	public static OptionalLong parse(String typed) {
		var matcher = TYPED.matcher(typed.strip().toUpperCase(Locale.ROOT));
		if (!matcher.matches()) {
			return OptionalLong.empty();
		}
		var prefix = matcher.group(2);
		int step = prefix == null ? 0 : 1 + PREFIXES.indexOf(prefix);
		var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * step)));
		boolean whole = bytes.remainder(BigDecimal.ONE).signum() == 0;
		return whole && bytes.compareTo(LARGEST) < 0 ? OptionalLong.of(bytes.longValueExact()) : OptionalLong.empty();
	}

	/**
	 * Exactly these bytes, in the largest unit of which they have one and that needs no more than four decimals: what
	 * {@link #parse(String)} reads.
	 */
	public static String of(long bytes) {
		for (int step = PREFIXES.length(); step > 0; step--) {
			var number = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 10 * step)).stripTrailingZeros();
			if (number.compareTo(BigDecimal.ONE) >= 0 && number.scale() <= MOST_DECIMALS) {
				return number.toPlainString() + " " + PREFIXES.charAt(step - 1) + "iB";
			}
		}
		return bytes + " B";
	}
}
