package org.wheelhouse.core.definition.check;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes as QEMU reads them. */
public final class Size {

	private static final Pattern SIZE = Pattern.compile("(0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d+)?)([bBkKmMgGtTpPeE]?)");
	private static final String SUFFIXES = "bkmgtpe";

	private Size() {
		// holds no state
	}

	/**
	 * Bytes; empty when it is no size.
	 *
	 * @param suffix that is meant where there is none, for example {@code m}
	 */
	public static OptionalLong bytes(String text, char suffix) {
		var matcher = SIZE.matcher(text.strip());
		if (!matcher.matches()) {
			return OptionalLong.empty();
		}
		var unit = matcher.group(2).isEmpty() ? suffix : matcher.group(2).toLowerCase(Locale.ROOT).charAt(0);
		double factor = Math.pow(1024, SUFFIXES.indexOf(unit));
		var number = matcher.group(1);
		double count = number.toLowerCase(Locale.ROOT).startsWith("0x")
				? Long.parseUnsignedLong(number.substring(2), 16)
				: Double.parseDouble(number);
		return OptionalLong.of((long) (count * factor));
	}
}
