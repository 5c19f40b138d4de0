package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.Fonts;

/**
 * Where everything of the chart has its place: the phases, the plots above each other on one time axis, and the axis.
 *
 * @param phases the row of passes
 * @param plots  the inner rectangle of each plot that has room
 * @param axisY  the upper edge of the figures of the time axis
 */
record ChartLayout(Rectangle phases, Map<Plot, Rectangle> plots, int axisY) {

	private static final int GAP = 14;
	private static final int MARGIN = 4;
	private static final int FIGURES = 46;
	private static final int LEAST_HEIGHT = 34;
	/** Which plot is left out first when there is no room for all: what was sent is also a figure above the chart. */
	private static final int LEAST_NEEDED = 1;

	/** Divides the area among the plots of this data. */
	static ChartLayout of(GC gc, ChartData data, Rectangle area) {
		gc.setFont(Fonts.BOLD.font());
		int left = MARGIN + FIGURES + widest(gc, data.plots().stream().map(Plot::title).toList());
		int right = MARGIN + 8 + widest(gc, endLabels(data));
		int line = gc.getFontMetrics().getHeight();
		int width = Math.max(40, area.width - left - right);
		Rectangle phases = new Rectangle(area.x + left, area.y + MARGIN, width, line + 4);
		int top = phases.y + phases.height + GAP - 4;
		int axisY = area.y + area.height - line - MARGIN;
		List<Plot> shown = new ArrayList<>(data.plots());
		while (shown.size() > 1 && height(top, axisY, shown.size()) < LEAST_HEIGHT) {
			shown.remove(Math.min(LEAST_NEEDED, shown.size() - 1));
		}
		Map<Plot, Rectangle> plots = new LinkedHashMap<>();
		int height = Math.max(8, height(top, axisY, shown.size()));
		for (Plot plot : shown) {
			plots.put(plot, new Rectangle(phases.x, top + plots.size() * (height + GAP), width, height));
		}
		return new ChartLayout(phases, plots, axisY);
	}

	private static int height(int top, int axisY, int plots) {
		return (axisY - 4 - top - (plots - 1) * GAP) / plots;
	}

	private static List<String> endLabels(ChartData data) {
		List<String> labels = new ArrayList<>(List.of("1023.9 MiB/s"));
		for (Plot plot : data.plots()) {
			plot.levels().stream().filter(Plot.Level::beside).forEach(level -> labels.add(level.label()));
		}
		return labels;
	}

	private static int widest(GC gc, List<String> texts) {
		return texts.stream().map(gc::textExtent).mapToInt((Point extent) -> extent.x).max().orElse(0);
	}
}
