package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.ui.theme.Fonts;

/**
 * Where everything of the chart has its place: the phases, the disks, the plots above each other on one time axis, and the
 * axis.
 *
 * @param phases the row of passes and of what was done
 * @param disks  a row for each disk that goes along
 * @param plots  the inner rectangle of each plot that has room
 * @param axisY  the upper edge of the figures of the time axis
 */
record ChartLayout(Rectangle phases, List<Rectangle> disks, Map<Plot, Rectangle> plots, int axisY) {

	private static final int GAP = 16;
	private static final int MARGIN = 4;
	private static final int FIGURES = 46;
	private static final int LEAST_HEIGHT = 34;
	/** What is left is the one that everything is about: it is this many halves as high as another. */
	private static final int FIRST = 3;
	private static final int OTHERS = 2;

	/** Divides the area among the plots of this data. */
	static ChartLayout of(GC gc, ChartData data, Rectangle area) {
		gc.setFont(Fonts.BOLD.font());
		int left = MARGIN + FIGURES + widest(gc, data.plots().stream().map(plot -> plot.kind().title()).toList());
		int right = MARGIN + 8 + widest(gc, endLabels(data));
		int line = gc.getFontMetrics().getHeight();
		int width = Math.max(40, area.width - left - right);
		boolean acts = !data.sight().acts().isEmpty();
		Rectangle phases = new Rectangle(area.x + left, area.y + MARGIN, width, line + 4);
		int top = phases.y + phases.height + (acts ? PhasesPainter.MARK : 0);
		List<Rectangle> disks = new ArrayList<>();
		for (MigrationStorage disk : data.sight().state().getStorage()) {
			if (disk.getStartMillis() <= data.nowMillis()) {
				disks.add(new Rectangle(phases.x, top + 3, width, line + 2));
				top += line + 5;
			}
		}
		int axisY = area.y + area.height - line - MARGIN;
		return new ChartLayout(phases, disks, plots(data, new Rectangle(phases.x, top + GAP - 4, width,
				axisY - 4 - (top + GAP - 4))), axisY);
	}

	private static Map<Plot, Rectangle> plots(ChartData data, Rectangle room) {
		List<Plot> shown = new ArrayList<>(data.plots());
		while (shown.size() > 1 && share(room.height, shown.size()) * OTHERS < LEAST_HEIGHT) {
			shown.removeLast();
		}
		double share = shown.isEmpty() ? 0 : share(room.height, shown.size());
		Map<Plot, Rectangle> plots = new LinkedHashMap<>();
		int y = room.y;
		for (Plot plot : shown) {
			int height = Math.max(8, (int) (share * (plots.isEmpty() ? FIRST : OTHERS)));
			plots.put(plot, new Rectangle(room.x, y, room.width, height));
			y += height + GAP;
		}
		return plots;
	}

	private static double share(int height, int plots) {
		return (height - (plots - 1) * GAP) / (double) (FIRST + (plots - 1) * OTHERS);
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
