package org.wheelhouse.ui.migration.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** Paints how a plot goes on: dotted, with the range that is likely, and what another limit would lead to. UI thread. */
final class ForecastPainter {

	private static final int TINT = 34;
	private static final int GROUND = 200;
	private static final int DOT = 8;

	private final Pen pen;
	private final GC gc;
	private final ChartData data;
	private final Plot plot;
	private final Rectangle at;
	private final ValueScale scale;

	ForecastPainter(Pen pen, ChartData data, Plot plot, Rectangle at, ValueScale scale) {
		this.pen = pen;
		this.gc = pen.gc();
		this.data = data;
		this.plot = plot;
		this.at = at;
		this.scale = scale;
	}

	void paint() {
		if (data.aheadMillis() > data.nowMillis() && data.running()) {
			pen.stretch(data.nowMillis(), pen.time().endMillis(), at).ifPresent(this::ground);
		}
		if (plot.future().size() > 1) {
			ColorRole color = plot.kind().color(plot.kind().figures().getFirst());
			gc.setBackground(color.color());
			gc.setAlpha(TINT);
			gc.fillPolygon(range(plot.future()));
			gc.setAlpha(255);
			pen.line(color, 2, 2, 3);
			gc.drawPolyline(line(plot.future(), Plot.Ahead::likely));
			pen.line(color, 1);
		}
		WhatIf whatIf = data.whatIf();
		if (whatIf != null && plot.whatIf().size() > 1) {
			otherwise(whatIf, plot.whatIf());
		}
	}

	private void ground(Rectangle right) {
		pen.tint(ColorRole.ALT, GROUND, right);
		if (plot.kind() == PlotKind.REMAINING && !plot.future().isEmpty()) {
			Point word = pen.extent(Fonts.SMALL, Messages.Chart_forecast);
			Point shaded = pen.extent(Fonts.SMALL, Messages.Chart_shaded);
			if (right.width > word.x + 10) {
				pen.text(Fonts.SMALL, ColorRole.TEXT2, Messages.Chart_forecast, right.x + 6, right.y + 1);
			}
			if (right.width > word.x + shaded.x + 26) {
				pen.text(Fonts.SMALL, ColorRole.TEXT2, Messages.Chart_shaded, right.x + right.width - shaded.x - 6,
						right.y + 1);
			}
		}
	}

	private void otherwise(WhatIf whatIf, List<Plot.Ahead> points) {
		pen.line(ColorRole.RUN, 2, 4, 3);
		int[] line = line(points, Plot.Ahead::likely);
		gc.drawPolyline(line);
		pen.line(ColorRole.RUN, 1);
		long end = whatIf.forecast().getEndMillis();
		String label = end < 0
				? NLS.bind(Messages.Chart_withNever, whatIf.limit())
				: NLS.bind(Messages.Chart_with, whatIf.limit(), Quantity.milliseconds(end));
		int x = line[line.length - 2];
		int y = line[line.length - 1];
		if (end >= 0) {
			gc.setBackground(ColorRole.RUN.color());
			gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
		}
		Point extent = pen.extent(Fonts.BOLD, label);
		int left = Math.clamp(x + 10, at.x, Math.max(at.x, at.x + at.width - extent.x - 6));
		int top = at.y + Math.max(extent.y + 2, at.height / 4);
		gc.drawLine(x, y - DOT / 2, Math.max(x, Math.min(left + 4, x + 10)), top + extent.y);
		pen.text(Fonts.BOLD, ColorRole.RUN, label, left, top);
	}

	private int[] range(List<Plot.Ahead> points) {
		int[] high = line(points, Plot.Ahead::high);
		int[] low = line(points.reversed(), Plot.Ahead::low);
		int[] area = new int[high.length + low.length];
		System.arraycopy(high, 0, area, 0, high.length);
		System.arraycopy(low, 0, area, high.length, low.length);
		return area;
	}

	private int[] line(List<Plot.Ahead> points, ToDoubleFunction<Plot.Ahead> value) {
		int[] line = new int[points.size() * 2];
		for (int index = 0; index < points.size(); index++) {
			line[2 * index] = pen.x(points.get(index).millis());
			line[2 * index + 1] = at.y + at.height
					- (int) Math.round(scale.offset(value.applyAsDouble(points.get(index)), at.height));
		}
		return line;
	}
}
