package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Quantity;

/**
 * What the chart draws, pulled from the series at one moment.
 *
 * @param plots     from top to bottom
 * @param passes    whose beginnings go through all plots
 * @param nowMillis of the latest sample, since the start
 * @param running   whether more will come
 */
record ChartData(List<Plot> plots, List<PassMark> passes, long nowMillis, boolean running) {

	/** A limit this many times above what is measured would press the curve to the ground; it is left out. */
	private static final int FAR_ABOVE = 4;

	ChartData {
		plots = List.copyOf(plots);
		passes = List.copyOf(passes);
	}

	/** Copies the series; the reading says what they are compared with. */
	static ChartData of(MigrationSeries series, MigrationReading reading) {
		long started = series.startedMillis();
		List<PassMark> passes = series.passes();
		long judged = passes.stream().filter(pass -> pass.number() > 1).mapToLong(PassMark::startMillis).findFirst()
				.orElse(Long.MAX_VALUE);
		Curve remaining = Curve.of(Messages.Chart_remainingNow, ColorRole.CURVE1, false, true,
				series.remaining().copy(),
				started, 0);
		Curve sent = Curve.of(Messages.Chart_sent, ColorRole.CURVE1, false, false, series.transferred().copy(), started,
				0);
		Curve bandwidth = Curve.of(Messages.Chart_bandwidth, ColorRole.CURVE1, false, false, series.bandwidth().copy(),
				started, 0);
		Curve measured = Curve.of(Messages.Chart_dirty, ColorRole.CURVE2, true, false, series.dirtyRate().copy(),
				started,
				judged);
		// A guest that has left dirties nothing: the zero with which QEMU ends says nothing about the passes.
		Curve dirty = reading.phase() == MigrationPhase.COMPLETED ? measured.withoutLast() : measured;
		Curve downtime = Curve.of(Messages.Chart_expected, ColorRole.FAIL, false, false,
				series.expectedDowntimeMillis().copy(), started, judged);
		List<Plot> plots = List.of(
				new Plot("remaining", Messages.Chart_remaining, Measure.BYTES, List.of(remaining), List.of(), ""),
				new Plot("transferred", Messages.Chart_transferred, Measure.BYTES, List.of(sent), memory(reading), ""),
				new Plot("rate", Messages.Chart_rates, Measure.RATE, List.of(bandwidth, dirty),
						bandwidthLimit(reading, Math.max(bandwidth.largest(), dirty.largest())), ""),
				new Plot("downtime", Messages.Chart_downtime, Measure.MILLIS, List.of(downtime), downtimeLimit(reading),
						passes.isEmpty() ? "" : Messages.Chart_firstPass));
		long now = remaining.isEmpty() ? 0 : remaining.lastMillis();
		return new ChartData(plots, passes, now, reading.phase().underWay());
	}

	/** What stands at the right end of each curve, for who cannot see it. */
	String spoken() {
		List<String> texts = new ArrayList<>();
		for (Plot plot : plots) {
			plot.curves().stream().filter(curve -> !curve.isEmpty())
					.forEach(curve -> texts.add(curve.name() + ' ' + plot.measure().figure(curve.last())));
		}
		return String.join(", ", texts);
	}

	private static List<Plot.Level> memory(MigrationReading reading) {
		long total = reading.progress().total();
		return total <= 0
				? List.of()
				: List.of(new Plot.Level(total,
						NLS.bind(Messages.Chart_guestMemory, Quantity.bytes(total)), ColorRole.TEXT2, false));
	}

	private static List<Plot.Level> bandwidthLimit(MigrationReading reading, double largest) {
		long limit = reading.limits().maxBandwidth();
		return limit <= 0 || limit > FAR_ABOVE * largest
				? List.of()
				: List.of(new Plot.Level(limit,
						NLS.bind(Messages.Chart_limit, Quantity.rate(limit)), ColorRole.TEXT2, false));
	}

	private static List<Plot.Level> downtimeLimit(MigrationReading reading) {
		long limit = reading.limits().downtimeMillis();
		return limit <= 0
				? List.of()
				: List.of(new Plot.Level(limit,
						NLS.bind(Messages.Chart_limit, Quantity.milliseconds(limit)), ColorRole.RUN, true));
	}
}
