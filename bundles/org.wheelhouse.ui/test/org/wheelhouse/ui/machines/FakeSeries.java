package org.wheelhouse.ui.machines;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.core.series.Series;
import org.wheelhouse.core.state.PassMark;

/** Curves that are made up. */
public record FakeSeries(Series cpuPercent, Series memoryBytes, Series diskReadBytesPerSecond,
		Series diskWriteBytesPerSecond)
		implements
			MachineSeries {

	/** A minute of one sample a second. */
	public static FakeSeries minute(long now) {
		return new FakeSeries(curve(now, i -> 20 + 60 * Math.abs(Math.sin(i / 5.0))), curve(now, i -> 70e6 + i * 1e5),
				curve(now, i -> i % 20 == 0 ? 3e6 : 0), curve(now, i -> i % 31 == 0 ? 1e6 : 0));
	}

	static Series curve(long now, IntToDoubleFunction value) {
		var millis = new long[60];
		var values = new double[60];
		for (var i = 0; i < 60; i++) {
			millis[i] = now - (59 - i) * 1000L;
			values[i] = value.applyAsDouble(i);
		}
		return new Fixed(new Samples(millis, values));
	}

	record Fixed(Samples copy) implements Series {

		@Override
		public int size() {
			return copy.values().length;
		}

		@Override
		public double last() {
			return size() == 0 ? Double.NaN : copy.values()[size() - 1];
		}
	}

	@Override
	public MigrationSeries migration() {
		var none = new Fixed(new Samples(new long[0], new double[0]));
		return new None(none, none, none, none, none, 0, List.of());
	}

	record None(Series remaining, Series transferred, Series bandwidth, Series dirtyRate, Series expectedDowntimeMillis,
			long startedMillis, List<PassMark> passes) implements MigrationSeries {}
}
