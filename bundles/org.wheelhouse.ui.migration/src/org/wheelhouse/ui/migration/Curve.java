package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wheelhouse.core.series.Samples;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * One line of a plot.
 *
 * @param name   what it shows, in a word
 * @param color  its role
 * @param dashed whether its line is broken, so that colour is never the only difference
 * @param filled whether the area beneath it is tinted
 * @param millis since the migration's start, ascending
 * @param values one for each time
 */
record Curve(String name, ColorRole color, boolean dashed, boolean filled, long[] millis, double[] values) {

	/** After so long without a sample, nothing is known of the time between. */
	private static final long LONGEST_MILLIS = 10_000;

	/** The known samples from a moment on; times count from the migration's start. */
	static Curve of(String name, ColorRole color, boolean dashed, boolean filled, Samples samples, long startedMillis,
			long fromMillis) {
		long[] times = new long[samples.millis().length];
		double[] known = new double[times.length];
		int used = 0;
		for (int index = 0; index < times.length; index++) {
			long at = samples.millis()[index] - startedMillis;
			if (at >= fromMillis && samples.values()[index] >= 0) {
				times[used] = at;
				known[used++] = samples.values()[index];
			}
		}
		return new Curve(name, color, dashed, filled, Arrays.copyOf(times, used), Arrays.copyOf(known, used));
	}

	/** The same without its newest sample. */
	Curve withoutLast() {
		int kept = Math.max(0, values.length - 1);
		return new Curve(name, color, dashed, filled, Arrays.copyOf(millis, kept), Arrays.copyOf(values, kept));
	}

	boolean isEmpty() {
		return values.length == 0;
	}

	/** The newest value; there must be one. */
	double last() {
		return values[values.length - 1];
	}

	/** The time of the newest value; there must be one. */
	long lastMillis() {
		return millis[millis.length - 1];
	}

	/** The largest value, zero when there is none. */
	double largest() {
		return Arrays.stream(values).max().orElse(0);
	}

	/**
	 * The line in a plot of this size, as x and y by turns from the plot's upper left corner: each stretch by itself, as
	 * nothing is known of the time between them. Samples that share a column
	 * of pixels are folded to their extremes in the order in which they came, so that thousands of samples cost no more
	 * than the plot is wide.
	 */
	List<int[]> polylines(TimeScale time, ValueScale scale, int width, int height) {
		List<int[]> stretches = new ArrayList<>();
		int from = 0;
		for (int index = 1; index <= values.length; index++) {
			if (index == values.length || millis[index] - millis[index - 1] > LONGEST_MILLIS) {
				stretches.add(polyline(from, index, time, scale, width, height));
				from = index;
			}
		}
		return stretches;
	}

	private int[] polyline(int from, int to, TimeScale time, ValueScale scale, int width, int height) {
		int[] points = new int[(to - from) * 2];
		int used = 0;
		int index = from;
		while (index < to) {
			int x = (int) Math.round(time.offset(millis[index], width));
			int low = index;
			int high = index;
			int last = index;
			while (last + 1 < to && Math.round(time.offset(millis[last + 1], width)) == x) {
				last++;
				low = values[last] < values[low] ? last : low;
				high = values[last] > values[high] ? last : high;
			}
			for (int kept : distinct(index, Math.min(low, high), Math.max(low, high), last)) {
				points[used++] = x;
				points[used++] = height - (int) Math.round(scale.offset(values[kept], height));
			}
			index = last + 1;
		}
		return Arrays.copyOf(points, used);
	}

	private static int[] distinct(int... ascending) {
		return Arrays.stream(ascending).distinct().toArray();
	}
}
