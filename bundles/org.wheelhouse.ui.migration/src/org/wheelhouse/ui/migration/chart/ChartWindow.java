package org.wheelhouse.ui.migration.chart;

/** Which part of the time is shown: all of it, or a part that a person chose. UI thread. */
final class ChartWindow {

	private static final long LEAST_MILLIS = 100;

	private long fromMillis;
	private long endMillis;
	private boolean chosen;

	/** The scale for a plot so wide. */
	TimeScale scale(ChartData data, int width) {
		return chosen ? TimeScale.of(fromMillis, endMillis, width) : whole(data, width);
	}

	/** Whether only a part is shown. */
	boolean isZoomed() {
		return chosen;
	}

	/** Shows this many times the time, with this moment where it is. */
	void zoom(double factor, long aroundMillis, ChartData data, int width) {
		TimeScale now = scale(data, width);
		long all = whole(data, width).endMillis();
		double span = Math.max(LEAST_MILLIS, (now.endMillis() - now.fromMillis()) * factor);
		if (span >= all) {
			reset();
			return;
		}
		double share = (double) (aroundMillis - now.fromMillis()) / (now.endMillis() - now.fromMillis());
		choose(Math.round(aroundMillis - share * span), Math.round(span), all);
	}

	/** Goes on by so many milliseconds, as far as there is something. */
	void pan(long millis, ChartData data, int width) {
		if (chosen) {
			choose(fromMillis + millis, endMillis - fromMillis, whole(data, width).endMillis());
		}
	}

	/** Shows all again. */
	void reset() {
		chosen = false;
	}

	private void choose(long from, long span, long all) {
		chosen = true;
		fromMillis = Math.clamp(from, 0, Math.max(0, all - span));
		endMillis = fromMillis + span;
	}

	private static TimeScale whole(ChartData data, int width) {
		return TimeScale.upTo(data.nowMillis(), data.aheadMillis(), data.running(), width);
	}
}
