package org.wheelhouse.ui.migration.chart;

import java.time.Duration;
import java.util.Locale;

/**
 * The time axis that all plots share: from the migration's start to a round time after its latest sample, or a part of that.
 *
 * @param fromMillis the time at the left end
 * @param endMillis  the time at the right end
 * @param stepMillis the distance of two figures
 */
record TimeScale(long fromMillis, long endMillis, long stepMillis) {

	private static final long[] STEPS = {10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000,
			120_000, 300_000, 600_000, 1_200_000, 3_600_000, 7_200_000, 14_400_000};
	private static final int FIGURE_WIDTH = 70;
	private static final long SHORTEST = 1_000;
	/** So many plots' widths beside a plot are as good as any. */
	private static final double FAR = 4;

	/** This part of the time in so many pixels. */
	static TimeScale of(long fromMillis, long endMillis, int width) {
		int figures = Math.max(2, width / FIGURE_WIDTH);
		long step = STEPS[STEPS.length - 1];
		for (long candidate : STEPS) {
			if ((endMillis - fromMillis) / candidate < figures) {
				step = candidate;
				break;
			}
		}
		return new TimeScale(fromMillis, Math.max(endMillis, fromMillis + 1), step);
	}

	/**
	 * Covers the time from zero to now in this many pixels, and as much of what is forecast as has passed already. While it
	 * runs the axis ends at a figure, so that it grows in steps and not with every sample; afterwards it ends with the last
	 * sample.
	 */
	static TimeScale upTo(long nowMillis, long aheadMillis, boolean running, int width) {
		long now = Math.max(nowMillis, SHORTEST);
		if (!running) {
			return of(0, now, width);
		}
		long wanted = Math.clamp(aheadMillis + aheadMillis / 20, now, Math.max(2 * now, now + 5_000));
		long step = of(0, wanted, width).stepMillis();
		return new TimeScale(0, (wanted / step + 1) * step, step);
	}

	/** Where this time lies, in pixels from the left of a plot so wide; what is far outside is kept near. */
	double offset(double millis, int width) {
		return Math.clamp((millis - fromMillis) / (endMillis - fromMillis), -FAR, FAR) * width;
	}

	/** The time at so many pixels from the left of a plot so wide. */
	long millisAt(int offset, int width) {
		return fromMillis + Math.round((double) offset / Math.max(1, width) * (endMillis - fromMillis));
	}

	/** The first figure at the axis. */
	long firstMillis() {
		return (fromMillis + stepMillis - 1) / stepMillis * stepMillis;
	}

	/** The time as it stands at the axis. */
	String figure(long millis) {
		if (stepMillis < 1_000) {
			return String.format(Locale.ROOT, stepMillis < 100 ? "%.2f s" : "%.1f s", millis / 1000.0);
		}
		Duration time = Duration.ofMillis(millis);
		return stepMillis >= 60_000 || endMillis >= 180_000
				? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
				: time.toSeconds() + " s";
	}
}
