package org.wheelhouse.ui.widget;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A size as it is typed: a number and a binary unit. Any thread. */
public final class SizeText {

	/** The units that are offered, each 1024 times the one before; the first is 1024 × 1024 bytes. */
	public static final List<String> UNITS = List.of("MiB", "GiB", "TiB");

	private static final int SECTOR = 512;
	private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);
	private static final Pattern TYPED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:([KMGTP])(?:IB)?|B)?");
	private static final String PREFIXES = "KMGTP";

	private SizeText() {
	}

	/** Bytes; empty when it is no positive number of whole sectors. */
	public static OptionalLong bytes(String number, int unit) {
		try {
			var bytes = new BigDecimal(number.strip()).multiply(BigDecimal.valueOf(1L << (20 + 10 * unit)));
			boolean fits = bytes.signum() > 0 && bytes.compareTo(LARGEST) < 0
					&& bytes.remainder(BigDecimal.valueOf(SECTOR)).signum() == 0;
			return fits ? OptionalLong.of(bytes.longValueExact()) : OptionalLong.empty();
		} catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
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

	/** Exactly these bytes, in the largest unit that needs no fraction: what {@link #parse(String)} reads. */
	public static String of(long bytes) {
		long number = bytes;
		int step = 0;
		while (number != 0 && number % 1024 == 0 && step < PREFIXES.length()) {
			number /= 1024;
			step++;
		}
		return step == 0 ? number + " B" : number + " " + PREFIXES.charAt(step - 1) + "iB";
	}
}
