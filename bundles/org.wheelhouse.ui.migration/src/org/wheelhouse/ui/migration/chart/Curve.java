package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * One line of a plot.
 *
 * @param figure what it shows
 * @param color  its role
 * @param dashed whether its line is broken, so that colour is never the only difference
 * @param filled whether the area beneath it is tinted
 * @param millis since the migration's start, ascending
 * @param values one for each time
 * @param breaks the indices before which samples are missing
 */
record Curve(Figure figure, ColorRole color, boolean dashed, boolean filled, long[] millis, double[] values,
		BitSet breaks) {

	/** The samples of which this figure is known. */
	static Curve of(Figure figure, ColorRole color, boolean dashed, boolean filled, List<MigrationSample> samples) {
		long[] times = new long[samples.size()];
		double[] known = new double[times.length];
		BitSet breaks = new BitSet();
		int used = 0;
		boolean gap = false;
		long passes = 1;
		for (MigrationSample sample : samples) {
			// The first sample after pass 1 still tells what QEMU began with.
			boolean stale = figure == Figure.EXPECTED && passes <= 1;
			passes = sample.getDirtySyncCount();
			double value = stale ? -1 : figure.of(sample);
			gap |= sample.isGap();
			if (value >= 0) {
				breaks.set(used, gap && used > 0);
				gap = false;
				times[used] = sample.getAtMillis();
				known[used++] = value;
			}
		}
		return new Curve(figure, color, dashed, filled, Arrays.copyOf(times, used), Arrays.copyOf(known, used),
				breaks);
	}

	boolean isEmpty() {
		return values.length == 0;
	}

	/** The newest value; there must be one. */
	double last() {
		return values[values.length - 1];
	}

	/** The index of what was known at this time; negative when nothing was. */
	int indexAt(long at) {
		int found = Arrays.binarySearch(millis, at);
		return found >= 0 ? found : -found - 2;
	}

	/** The largest value, zero when there is none. */
	double largest() {
		return Arrays.stream(values).max().orElse(0);
	}

	/**
	 * The line in a plot of this size, as x and y by turns from the plot's upper left corner: each stretch by itself, as
	 * nothing is known of the time between them. Samples that share a column of pixels are folded to their extremes in the
	 * order in which they came, so that thousands of samples cost no more than the plot is wide; what lies outside of the
	 * time that is shown costs nothing.
	 */
	List<int[]> polylines(TimeScale time, ValueScale scale, int width, int height) {
		List<int[]> stretches = new ArrayList<>();
		int from = Math.max(0, indexAt(time.fromMillis()));
		int end = Math.min(values.length, Math.max(0, indexAt(time.endMillis())) + 2);
		for (int index = from + 1; index <= end && from < end; index++) {
			if (index == end || breaks.get(index)) {
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
