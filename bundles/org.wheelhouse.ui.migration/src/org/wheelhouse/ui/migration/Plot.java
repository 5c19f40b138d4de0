package org.wheelhouse.ui.migration;

import java.util.List;

import org.wheelhouse.ui.theme.ColorRole;

/**
 * One of the diagrams above each other: a few curves on one vertical scale.
 *
 * @param id      its name among the landmarks, for example {@code remaining}
 * @param title   what it shows
 * @param measure what is measured
 * @param curves  may be empty, and so may each of them
 * @param levels  horizontal lines
 * @param note    what is to be said about its beginning; empty when nothing is
 */
record Plot(String id, String title, Measure measure, List<Curve> curves, List<Level> levels, String note) {

	/**
	 * A horizontal line at a value that curves are compared with.
	 *
	 * @param value  in the plot's base unit
	 * @param label  what it stands for
	 * @param color  its role
	 * @param beside whether the label stands right of the plot, with the curves' last values, instead of on the line
	 */
	record Level(double value, String label, ColorRole color, boolean beside) {}

	Plot {
		curves = List.copyOf(curves);
		levels = List.copyOf(levels);
	}

	/** The largest value that must have its place, levels included. */
	double largest() {
		double curve = curves.stream().mapToDouble(Curve::largest).max().orElse(0);
		return Math.max(curve, levels.stream().mapToDouble(Level::value).max().orElse(0));
	}
}
