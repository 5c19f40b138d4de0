package org.wheelhouse.ui.widget;

import java.time.Duration;
import java.util.Locale;

/**
 * A figure as people read it: number and unit apart, so that numbers can be right-aligned and units be fainter. Not known
 * is a dash without unit. Immutable; any thread.
 *
 * @param number for example {@code 1.4}
 * @param unit   for example {@code MiB/s}; empty when there is none
 */
public record Quantity(String number, String unit) {

	/** What is shown when a figure is not known. */
	public static final Quantity UNKNOWN = new Quantity("–", "");

	private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
	private static final String[] SHORT = {"", "k", "M", "G", "T", "P"};

	/** Bytes in binary units, at most one decimal: {@code 1.4 GiB}. Negative is not known. */
	public static Quantity bytes(long bytes) {
		return scaled(bytes, BINARY, "");
	}

	/** Bytes per second: {@code 1.4 MiB/s}. Negative is not known. */
	public static Quantity rate(long bytesPerSecond) {
		return scaled(bytesPerSecond, BINARY, "/s");
	}

	/** Bytes, or bytes per second, for narrow columns whose head tells the unit: {@code 1.4 M}. Negative is not known. */
	public static Quantity brief(long bytes) {
		return scaled(bytes, SHORT, "");
	}

	/** Whole percent. Negative and NaN are not known. */
	public static Quantity percent(double percent) {
		return percent >= 0 ? new Quantity(String.valueOf(Math.round(percent)), "%") : UNKNOWN;
	}

	/** Milliseconds below one second, else seconds with one decimal: {@code 57 ms}, {@code 6.3 s}. Negative is not known. */
	public static Quantity milliseconds(long millis) {
		if (millis < 0) {
			return UNKNOWN;
		}
		return millis < 1000
				? new Quantity(String.valueOf(millis), "ms")
				: new Quantity(decimal(millis / 1000.0), "s");
	}

	/** A stop-watch's reading, {@code M:SS.d} or {@code H:MM:SS.d}. */
	public static String stopwatch(Duration duration) {
		return clock(duration) + "." + duration.toMillisPart() / 100;
	}

	/** An up time, {@code H:MM:SS}, with days before it when there are any. */
	public static String upTime(Duration duration) {
		var days = duration.toDays();
		return (days > 0 ? days + " d " : "") + String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHoursPart(),
				duration.toMinutesPart(), duration.toSecondsPart());
	}

	/** Whether it is a zero, which is shown fainter. */
	public boolean zero() {
		return number.equals("0");
	}

	/** Number and unit with a space that does not break. */
	@Override
	public String toString() {
		return unit.isEmpty() ? number : number + "\u00a0" + unit;
	}

	private static String clock(Duration duration) {
		return duration.toHours() > 0
				? String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(),
						duration.toSecondsPart())
				: String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
	}

	private static Quantity scaled(long bytes, String[] units, String suffix) {
		if (bytes < 0) {
			return UNKNOWN;
		}
		var value = (double) bytes;
		var step = 0;
		// 1023.95 would be written as 1024.0, which reads as the next unit's 1.
		while (value >= 1023.95 && step < units.length - 1) {
			value /= 1024;
			step++;
		}
		var number = step == 0 ? String.valueOf(bytes) : decimal(value);
		return new Quantity(number, bytes == 0 && units[step].isEmpty() ? suffix : units[step] + suffix);
	}

	private static String decimal(double value) {
		return value >= 99.95 || Math.abs(value - Math.rint(value)) < 0.05
				? String.valueOf(Math.round(value))
				: String.format(Locale.ROOT, "%.1f", value);
	}
}
