package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.eclipse.swt.graphics.GC;

/** Paints the whole chart once, into one layout. UI thread. */
final class ChartPainter {

	private final Pen pen;
	private final ChartData data;
	private final ChartLayout layout;

	ChartPainter(GC gc, ChartData data, ChartLayout layout, TimeScale time) {
		this.pen = new Pen(gc, time, layout.phases());
		this.data = data;
		this.layout = layout;
	}

	/**
	 * @param cursor the moment that is pointed at
	 * @return the places that have more to say
	 */
	List<HotSpot> paint(OptionalLong cursor) {
		List<HotSpot> spots = new ArrayList<>();
		new PhasesPainter(pen, data, layout.phases(), spots).paint();
		new StoragePainter(pen, data, spots).paint(layout.disks());
		layout.plots().forEach((plot, at) -> new PlotPainter(pen, data, plot, at).paint(cursor));
		new AxisPainter(pen, data, layout).paint(cursor);
		return spots;
	}
}
