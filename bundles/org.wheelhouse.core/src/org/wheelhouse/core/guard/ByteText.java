package org.wheelhouse.core.guard;

import java.util.Locale;

/** Amounts of memory and disk as people read them. */
public final class ByteText {

	private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
	private static final int STEP = 1024;

	private ByteText() {
	}

	/** In the largest unit of which it has at least one, with a decimal where it is not whole. */
	public static String text(long bytes) {
		var unit = 0;
		var amount = (double) bytes;
		while (Math.abs(amount) >= STEP && unit < UNITS.length - 1) {
			amount /= STEP;
			unit++;
		}
		return (amount == Math.rint(amount)
				? Long.toString((long) amount)
				: String.format(Locale.ROOT, "%.1f", amount)) + " " + UNITS[unit];
	}
}
