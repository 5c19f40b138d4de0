package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** Paints one plot: grid, what was measured, what is forecast, and the figures at its right end. UI thread. */
final class PlotPainter {

	private static final int STEP_HEIGHT = 26;
	private static final int TINT = 28;
	private static final int BORDER_TINT = 90;
	private static final int DOT = 5;
	private static final int RING = 6;

	private final Pen pen;
	private final GC gc;
	private final ChartData data;
	private final Plot plot;
	private final Rectangle at;
	private final ValueScale scale;

	PlotPainter(Pen pen, ChartData data, Plot plot, Rectangle at) {
		this.pen = pen;
		this.gc = pen.gc();
		this.data = data;
		this.plot = plot;
		this.at = at;
		this.scale = ValueScale.upTo(plot.largest(), plot.measure(), at.height / STEP_HEIGHT);
	}

	/** @param cursor the moment whose figures stand at the right end; else the latest */
	void paint(OptionalLong cursor) {
		grid();
		gc.setClipping(at.x, at.y - 3, at.width + 1, at.height + 6);
		unseen();
		passBorders();
		new ForecastPainter(pen, data, plot, at, scale).paint();
		plot.levels().forEach(this::level);
		plot.curves().forEach(this::curve);
		cursor.ifPresent(this::dots);
		gc.setClipping((Rectangle) null);
		note();
		ends(cursor);
	}

	private void grid() {
		pen.text(Fonts.BOLD, ColorRole.TEXT, plot.kind().title(), 4, at.y - 6);
		pen.text(Fonts.SMALL, ColorRole.TEXT2, scale.unit().label(), 4, at.y - 6 + gc.getFontMetrics().getHeight() + 2);
		gc.setFont(Fonts.SMALL.font());
		int half = gc.getFontMetrics().getHeight() / 2;
		for (int line = 0; line <= scale.steps(); line++) {
			int y = y(line * scale.step());
			pen.line(line == 0 ? ColorRole.LINE2 : ColorRole.LINE, 1);
			gc.drawLine(at.x, y, at.x + at.width, y);
			String figure = scale.figure(line);
			pen.text(Fonts.SMALL, ColorRole.TEXT2, figure, at.x - 6 - gc.textExtent(figure).x, y - half);
		}
		pen.line(ColorRole.LINE2, 1);
		gc.drawLine(at.x, at.y, at.x, at.y + at.height);
	}

	/** Where samples are missing. */
	private void unseen() {
		for (ChartData.Gap gap : data.gaps()) {
			pen.stretch(gap.fromMillis(), gap.endMillis(), at).ifPresent(hatched -> {
				pen.hatch(ColorRole.LINE2, hatched);
				gc.setClipping(at.x, at.y - 3, at.width + 1, at.height + 6);
				pen.centred(hatched, ColorRole.TEXT2, Messages.Chart_unseen);
			});
		}
	}

	private void passBorders() {
		gc.setAlpha(BORDER_TINT);
		pen.line(ColorRole.MIGRATE, 1);
		for (MigrationPass pass : data.sight().passes()) {
			if (pass.getNumber() > 1) {
				int x = pen.x(pass.getStartMillis());
				gc.drawLine(x, at.y, x, at.y + at.height);
			}
		}
		gc.setAlpha(255);
	}

	private void level(Plot.Level level) {
		int y = y(level.value());
		pen.line(level.color(), level.beside() ? 2 : 1, level.beside() ? new int[]{6, 3} : new int[]{1, 3});
		gc.drawLine(at.x, y, at.x + at.width, y);
		pen.line(level.color(), 1);
		if (!level.beside()) {
			Point extent = pen.extent(Fonts.SMALL, level.label());
			int above = y - extent.y - 1;
			pen.text(Fonts.SMALL, level.color(), level.label(), at.x + 6, above < at.y - 6 ? y + 2 : above);
		}
	}

	private void note() {
		if (!plot.note().isEmpty() && pen.time().fromMillis() == 0) {
			double above = plot.levels().stream().mapToDouble(Plot.Level::value).max().orElse(0);
			gc.setFont(Fonts.SMALL.font());
			int y = Math.max(at.y + 4, y(above) - gc.getFontMetrics().getHeight() - 3);
			pen.text(Fonts.SMALL, ColorRole.TEXT2, plot.note(), at.x + 6, y);
		}
	}

	private void curve(Curve curve) {
		if (curve.isEmpty()) {
			return;
		}
		for (int[] points : curve.polylines(pen.time(), scale, at.width, at.height)) {
			stretch(curve, points);
		}
		if (plot.kind() == PlotKind.DOWNTIME) {
			rings(curve);
		}
		dot(curve, curve.values().length - 1);
	}

	private void stretch(Curve curve, int[] points) {
		for (int index = 0; index < points.length; index += 2) {
			points[index] += at.x;
			points[index + 1] += at.y;
		}
		gc.setBackground(curve.color().color());
		if (curve.filled()) {
			gc.setAlpha(TINT);
			gc.fillPolygon(downTo(points, at.y + at.height));
			gc.setAlpha(255);
		}
		pen.line(curve.color(), 2, curve.dashed() ? new int[]{6, 3} : new int[0]);
		gc.drawPolyline(points);
		pen.line(curve.color(), 1);
	}

	/** Where it is judged: at each change of dirty-sync-count, of which the first sample still tells the pass before. */
	private void rings(Curve curve) {
		for (MigrationPass pass : data.sight().passes()) {
			int index = curve.indexAt(pass.getStartMillis()) + 1;
			if (pass.getNumber() > 1 && index >= 0 && index < curve.values().length) {
				int x = pen.x(curve.millis()[index]);
				int y = y(curve.values()[index]);
				gc.setBackground(ColorRole.SURFACE.color());
				gc.fillOval(x - RING / 2, y - RING / 2, RING, RING);
				pen.line(curve.color(), 2);
				gc.drawOval(x - RING / 2, y - RING / 2, RING, RING);
				pen.line(curve.color(), 1);
			}
		}
	}

	private void dots(long cursor) {
		for (Curve curve : plot.curves()) {
			int index = curve.indexAt(cursor);
			if (index >= 0) {
				dot(curve, index);
			}
		}
	}

	private void dot(Curve curve, int index) {
		gc.setBackground(curve.color().color());
		gc.fillOval(pen.x(curve.millis()[index]) - DOT / 2, y(curve.values()[index]) - DOT / 2, DOT, DOT);
	}

	private static int[] downTo(int[] points, int bottom) {
		int[] area = new int[points.length + 4];
		area[0] = points[0];
		area[1] = bottom;
		System.arraycopy(points, 0, area, 2, points.length);
		area[area.length - 2] = points[points.length - 2];
		area[area.length - 1] = bottom;
		return area;
	}

	/** A label at the right end of a curve or level. */
	private record End(int y, String figure, String name, ColorRole color) {}

	private void ends(OptionalLong cursor) {
		List<End> ends = new ArrayList<>();
		for (Curve curve : plot.curves()) {
			int index = cursor.isPresent() ? curve.indexAt(cursor.getAsLong()) : curve.values().length - 1;
			if (index >= 0) {
				double value = curve.values()[index];
				ends.add(new End(y(value), plot.measure().figure(value), curve.figure().label(), curve.color()));
			}
		}
		plot.levels().stream().filter(Plot.Level::beside)
				.forEach(level -> ends.add(new End(y(level.value()), level.label(), "", level.color())));
		ends.sort(Comparator.comparingInt(End::y));
		gc.setFont(Fonts.SMALL.font());
		int small = gc.getFontMetrics().getHeight();
		gc.setFont(Fonts.BOLD.font());
		int line = gc.getFontMetrics().getHeight();
		boolean named = ends.size() * (line + small) <= at.height + 12;
		int[] edges = LabelColumn.spread(ends.stream().mapToInt(End::y).toArray(), named ? line + small : line,
				at.y - 8, at.y + at.height + 8);
		int x = at.x + at.width + 8;
		for (int index = 0; index < edges.length; index++) {
			End end = ends.get(index);
			pen.text(Fonts.BOLD, end.color(), end.figure(), x, edges[index]);
			if (named && !end.name().isEmpty()) {
				pen.text(Fonts.SMALL, ColorRole.TEXT2, end.name(), x, edges[index] + line - 1);
			}
		}
	}

	private int y(double value) {
		return at.y + at.height - (int) Math.round(scale.offset(value, at.height));
	}
}
