package org.wheelhouse.ui.migration;

import java.time.Duration;

/**
 * The time axis that all plots share: from the migration's start to a round time after its latest sample.
 *
 * @param endMillis  the time at the right end
 * @param stepMillis the distance of two figures
 */
record TimeScale(long endMillis, long stepMillis) {

	private static final long[] STEPS = {200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000,
			300_000,
			600_000, 1_200_000, 3_600_000};
	private static final int FIGURE_WIDTH = 70;
	private static final long SHORTEST = 1_000;

	/**
	 * Covers the time from zero to now in this many pixels. While it runs the axis ends at the next figure, so that it
	 * grows in steps and not with every sample; afterwards it ends with the last sample.
	 */
	static TimeScale upTo(long nowMillis, boolean running, int width) {
		long now = Math.max(nowMillis, SHORTEST);
		int figures = Math.max(2, width / FIGURE_WIDTH);
		long step = STEPS[STEPS.length - 1];
		for (long candidate : STEPS) {
			if (now / candidate < figures) {
				step = candidate;
				break;
			}
		}
		return new TimeScale(running ? (now / step + 1) * step : now, step);
	}

	/** Where this time lies, in pixels from the left of a plot so wide; kept inside. */
	double offset(double millis, int width) {
		return Math.clamp(millis / endMillis, 0, 1) * width;
	}

	/** The time as it stands at the axis. */
	String figure(long millis) {
		if (stepMillis < 1_000) {
			return String.format("%.1f s", millis / 1000.0);
		}
		Duration time = Duration.ofMillis(millis);
		return stepMillis >= 60_000 || endMillis >= 180_000
				? String.format("%d:%02d", time.toMinutes(), time.toSecondsPart())
				: time.toSeconds() + " s";
	}
}
