package org.wheelhouse.core.internal.series;

import org.wheelhouse.core.series.Samples;
import org.wheelhouse.core.series.Series;

/** A series that keeps the newest samples, and where some are missing one that is none. Any thread. */
final class RingSeries implements Series {

	/** No series is sampled so seldom while it is: after this long, nothing is known of the time between. */
	private static final long LONGEST_MILLIS = 10_000;

	private final long[] millis;
	private final double[] values;
	private int next;
	private int size;

	RingSeries(int capacity) {
		millis = new long[capacity];
		values = new double[capacity];
	}

	synchronized void add(long when, double value) {
		var before = size == 0 ? when : millis[Math.floorMod(next - 1, values.length)];
		if (when - before > LONGEST_MILLIS && !Double.isNaN(last())) {
			put(before + 1, Double.NaN);
		}
		put(when, value);
	}

	private void put(long when, double value) {
		millis[next] = when;
		values[next] = value;
		next = (next + 1) % values.length;
		size = Math.min(size + 1, values.length);
	}

	synchronized void clear() {
		next = 0;
		size = 0;
	}

	@Override
	public synchronized int size() {
		return size;
	}

	@Override
	public synchronized Samples copy() {
		var times = new long[size];
		var samples = new double[size];
		for (var i = 0; i < size; i++) {
			var at = Math.floorMod(next - size + i, values.length);
			times[i] = millis[at];
			samples[i] = values[at];
		}
		return new Samples(times, samples);
	}

	@Override
	public synchronized double last() {
		return size == 0 ? Double.NaN : values[Math.floorMod(next - 1, values.length)];
	}
}
