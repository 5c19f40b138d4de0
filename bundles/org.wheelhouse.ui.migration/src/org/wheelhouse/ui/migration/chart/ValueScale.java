package org.wheelhouse.ui.migration.chart;

/**
 * The vertical scale of a plot: from zero to a round number a little above the largest value, in a unit that keeps the
 * figures short.
 *
 * @param unit the unit of the figures at the axis
 * @param top  the value at the upper end, in the base unit (bytes, bytes per second, milliseconds)
 * @param step the distance of two lines, in the base unit
 */
record ValueScale(Unit unit, double top, double step) {

	private static final int MOST_STEPS = 4;
	private static final double[] ROUND = {1, 2, 2.5, 5, 10};

	/** A unit of an axis. */
	record Unit(String label, double size) {}

	/** Covers values up to this one with at most so many steps. */
	static ValueScale upTo(double largest, Measure measure, int steps) {
		Unit unit = measure.unitFor(largest);
		double wanted = Math.max(largest, unit.size()) / unit.size() / Math.clamp(steps, 1, MOST_STEPS);
		double magnitude = Math.pow(10, Math.floor(Math.log10(wanted)));
		double step = 10 * magnitude;
		for (double round : ROUND) {
			if (round * magnitude >= wanted * 0.999_999) {
				step = round * magnitude;
				break;
			}
		}
		double top = Math.ceil(Math.max(largest / unit.size(), step) / step - 1e-6) * step;
		return new ValueScale(unit, top * unit.size(), step * unit.size());
	}

	/** How many steps there are from zero to the top. */
	int steps() {
		return (int) Math.round(top / step);
	}

	/** The figure at the line with this number, zero at the bottom. */
	String figure(int line) {
		double value = line * step / unit.size();
		return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
	}

	/** Where this value lies in a plot, as the distance from its bottom in pixels of its height; kept inside. */
	double offset(double value, int height) {
		return Math.clamp(value / top, 0, 1) * height;
	}
}
