package org.wheelhouse.ui.migration.chart;

import java.util.List;

import org.wheelhouse.ui.theme.ColorRole;

/**
 * One of the diagrams above each other: a few curves on one vertical scale.
 *
 * @param kind     which it is
 * @param curves   may be empty, and so may each of them
 * @param levels   horizontal lines
 * @param note     what is to be said about its beginning; empty when nothing is
 * @param future   how the first curve goes on; may be empty
 * @param whatIf   how it would go on with another limit; may be empty
 */
record Plot(PlotKind kind, List<Curve> curves, List<Level> levels, String note, List<Ahead> future,
		List<Ahead> whatIf) {

	/**
	 * A horizontal line at a value that curves are compared with.
	 *
	 * @param value  in the plot's base unit
	 * @param label  what it stands for
	 * @param color  its role
	 * @param beside whether the label stands right of the plot, with the curves' last values, instead of on the line
	 */
	record Level(double value, String label, ColorRole color, boolean beside) {}

	/**
	 * A point of what is forecast.
	 *
	 * @param millis  since the migration's start
	 * @param likely  the likeliest value
	 * @param low     most of what can come is above
	 * @param high    most of what can come is below
	 */
	record Ahead(long millis, double likely, double low, double high) {}

	Plot {
		curves = List.copyOf(curves);
		levels = List.copyOf(levels);
		future = List.copyOf(future);
		whatIf = List.copyOf(whatIf);
	}

	/** What is measured. */
	Measure measure() {
		return kind.figures().getFirst().measure();
	}

	/** The largest value that must have its place, levels and likely future included. */
	double largest() {
		double curve = curves.stream().mapToDouble(Curve::largest).max().orElse(0);
		double ahead = future.stream().mapToDouble(Ahead::high).max().orElse(0);
		return Math.max(Math.max(curve, ahead), levels.stream().mapToDouble(Level::value).max().orElse(0));
	}
}
