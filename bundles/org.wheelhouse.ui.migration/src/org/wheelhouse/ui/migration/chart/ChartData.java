package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Quantity;

/**
 * What the chart draws, read from the model at one moment.
 *
 * @param plots       from top to bottom
 * @param sight       phases, acts and disks
 * @param nowMillis   of the latest sample, since the start
 * @param aheadMillis up to when something is forecast; now where nothing is
 * @param running     whether more will come
 * @param gaps        where samples are missing
 * @param whatIf      what a limit that is being chosen would lead to; null when none is
 */
record ChartData(List<Plot> plots, Sight sight, long nowMillis, long aheadMillis, boolean running, List<Gap> gaps,
		@Nullable WhatIf whatIf) {

	/** A time that nobody saw. */
	record Gap(long fromMillis, long endMillis) {}

	/** A limit this many times above what is measured would press the curve to the ground; it is left out. */
	private static final int FAR_ABOVE = 4;

	ChartData {
		plots = List.copyOf(plots);
		gaps = List.copyOf(gaps);
	}

	/** @param hidden the plots that a person does not want */
	static ChartData of(Sight sight, @Nullable WhatIf whatIf, Set<PlotKind> hidden) {
		List<MigrationSample> samples = sight.samples();
		boolean running = !sight.over() && (Progress.of(sight.status()).underWay() || sight.played());
		List<Plot> plots = new ArrayList<>();
		for (PlotKind kind : PlotKind.values()) {
			if (hidden.contains(kind)) {
				continue;
			}
			List<Curve> curves = kind.figures().stream().map(figure -> Curve.of(figure, kind.color(figure),
					figure == Figure.DIRTY, figure == Figure.REMAINING, samples)).toList();
			if (kind.always() || curves.stream().anyMatch(curve -> curve.largest() > kind.nothing())) {
				plots.add(plot(kind, curves, sight, whatIf));
			}
		}
		long now = sight.nowMillis();
		long ahead = plots.stream().flatMap(plot -> plot.future().stream()).mapToLong(Plot.Ahead::millis).max()
				.orElse(now);
		return new ChartData(plots, sight, now, Math.max(now, ahead), running, gaps(samples), whatIf);
	}

	private static List<Gap> gaps(List<MigrationSample> samples) {
		List<Gap> gaps = new ArrayList<>();
		long before = 0;
		for (MigrationSample sample : samples) {
			if (sample.isGap()) {
				gaps.add(new Gap(before, sample.getAtMillis()));
			}
			before = sample.getAtMillis();
		}
		return gaps;
	}

	/** What stands at the right end of each curve, for who cannot see it. */
	String spoken() {
		List<String> texts = new ArrayList<>();
		for (Plot plot : plots) {
			plot.curves().stream().filter(curve -> !curve.isEmpty()).forEach(
					curve -> texts.add(curve.figure().label() + ' ' + plot.measure().figure(curve.last())));
		}
		return String.join(", ", texts);
	}

	/** What all curves tell of a moment. */
	String spokenAt(long at) {
		List<String> texts = new ArrayList<>(List.of(Quantity.milliseconds(at).toString()));
		for (Plot plot : plots) {
			for (Curve curve : plot.curves()) {
				int index = curve.indexAt(at);
				if (index >= 0) {
					texts.add(curve.figure().label() + ' ' + plot.measure().figure(curve.values()[index]));
				}
			}
		}
		return String.join(", ", texts);
	}

	private static Plot plot(PlotKind kind, List<Curve> curves, Sight sight, @Nullable WhatIf whatIf) {
		List<Plot.Level> levels = levels(kind, curves, sight);
		boolean firstPass = kind == PlotKind.DOWNTIME && !sight.passes().isEmpty()
				&& sight.passes().stream().noneMatch(ChartData::late);
		boolean wasFirst = kind == PlotKind.DOWNTIME && sight.passes().stream().anyMatch(ChartData::late);
		return new Plot(kind, curves, levels, firstPass || wasFirst ? Messages.Chart_firstPass : "",
				future(kind, curves, sight.forecast(), sight.nowMillis()),
				kind == PlotKind.REMAINING && whatIf != null ? points(whatIf.forecast(), 0) : List.of());
	}

	private static boolean late(MigrationPass pass) {
		return pass.getNumber() > 1;
	}

	private static List<Plot.Level> levels(PlotKind kind, List<Curve> curves, Sight sight) {
		double largest = curves.stream().mapToDouble(Curve::largest).max().orElse(0);
		return switch (kind) {
			case DOWNTIME -> limit(Limits.at(sight).downtimeMillis(), Double.MAX_VALUE, ColorRole.RUN, Measure.MILLIS);
			case RATES -> limit(Limits.at(sight).maxBandwidth(), FAR_ABOVE * largest, ColorRole.TEXT2, Measure.RATE);
			case SENT -> sight.state().getTotal() <= 0
					? List.of()
					: List.of(new Plot.Level(sight.state().getTotal(),
							NLS.bind(Messages.Chart_guestMemory, Quantity.bytes(sight.state().getTotal())),
							ColorRole.TEXT2, false));
			case REMAINING, THROTTLE, REQUESTS, XBZRLE, MULTIFD -> List.of();
		};
	}

	private static List<Plot.Level> limit(long limit, double most, ColorRole color, Measure measure) {
		return limit <= 0 || limit > most
				? List.of()
				: List.of(new Plot.Level(limit, NLS.bind(Messages.Chart_limit, measure.figure(limit)), color,
						color == ColorRole.RUN));
	}

	private static List<Plot.Ahead> future(PlotKind kind, List<Curve> curves, @Nullable MigrationForecast forecast,
			long now) {
		if (forecast == null || forecast.getPoints().isEmpty()) {
			return List.of();
		}
		if (kind == PlotKind.REMAINING) {
			return points(forecast, now);
		}
		long end = forecast.getPoints().getLast().getAtMillis();
		long likely = forecast.getDowntimeMillis();
		if (kind != PlotKind.DOWNTIME || likely < 0 || curves.getFirst().isEmpty() || end <= now) {
			return List.of();
		}
		double last = curves.getFirst().last();
		return List.of(new Plot.Ahead(now, last, last, last), new Plot.Ahead(end, likely,
				Math.min(likely, known(forecast.getDowntimeLowMillis(), likely)),
				Math.max(likely, known(forecast.getDowntimeHighMillis(), likely))));
	}

	private static long known(long value, long otherwise) {
		return value < 0 ? otherwise : value;
	}

	private static List<Plot.Ahead> points(MigrationForecast forecast, long from) {
		return forecast.getPoints().stream().filter(point -> point.getAtMillis() >= from)
				.map(point -> new Plot.Ahead(point.getAtMillis(), point.getRemaining(), point.getLow(),
						point.getHigh()))
				.toList();
	}
}
