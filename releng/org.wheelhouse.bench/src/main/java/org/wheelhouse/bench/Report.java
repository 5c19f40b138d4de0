package org.wheelhouse.bench;

import java.util.Locale;

/** The lines that a run prints, for people and for programs. */
final class Report {

	private Report() {
	}

	/** {@code BENCH name value unit}. */
	static void figure(String name, double value, String unit) {
		System.out.printf(Locale.ROOT, "BENCH %s %s %s%n", name, number(value), unit);
	}

	/** A ratio with its spread, and what it was made of. */
	static void ratio(String name, Pairs pairs, String oursName, String theirsName, String unit) {
		figure(name, pairs.medianRatio(), "ratio");
		System.out.printf(Locale.ROOT,
				"      %s: %d pairs, half of them between %s and %s; medians %s %s %s, %s %s %s%n", name, pairs.count(),
				number(pairs.ratioQuantile(0.25)), number(pairs.ratioQuantile(0.75)), oursName,
				number(pairs.medianOurs()), unit, theirsName, number(pairs.medianTheirs()), unit);
	}

	static void note(String text) {
		System.out.println("      " + text);
	}

	/** A figure that cannot be had here. */
	static void skipped(String name, String reason) {
		System.out.println("SKIPPED " + name + " " + reason);
	}

	private static String number(double value) {
		double size = Math.abs(value);
		return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
	}
}
