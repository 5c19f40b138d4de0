package org.wheelhouse.core.migration.forecast;

import java.util.Locale;

/** Figures as a person reads them. */
final class Words {

	private static final long MEBI = 1L << 20;

	private Words() {
	}

	/** 96 MiB. */
	static String size(double bytes) {
		return digits(bytes / MEBI) + " MiB";
	}

	/** 32 MiB/s. */
	static String rate(double bytesPerSecond) {
		return digits(bytesPerSecond / MEBI) + " MiB/s";
	}

	private static String digits(double value) {
		return String.format(Locale.ROOT, value < 9.95 && value != Math.rint(value) ? "%.1f" : "%.0f", value);
	}

	/** 6.3 s, 40 s, 2 min 5 s, 3 h 20 min. */
	static String duration(long millis) {
		if (millis < 9_950) {
			return String.format(Locale.ROOT, "%.1f s", Math.max(100, millis) / 1000.0).replace(".0 s", " s");
		}
		var seconds = (millis + 500) / 1000;
		if (seconds < 120) {
			return seconds + " s";
		}
		if (seconds < 7200) {
			return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
		}
		return seconds / 3600 + " h" + (seconds % 3600 / 60 == 0 ? "" : " " + seconds % 3600 / 60 + " min");
	}

	/** 180 ms, 6.3 s: how long a guest stands. */
	static String pause(long millis) {
		return millis < 1000 ? rounded(millis) + " ms" : duration(millis);
	}

	/** No more digits than are known. */
	private static long rounded(long millis) {
		return millis < 10 ? Math.max(1, millis) : millis < 100 ? (millis + 2) / 5 * 5 : (millis + 5) / 10 * 10;
	}
}
