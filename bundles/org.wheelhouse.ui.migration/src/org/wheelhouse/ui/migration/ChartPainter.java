package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** Paints the curves of a migration once, into one layout. UI thread. */
final class ChartPainter {

	private static final int STEP_HEIGHT = 26;
	private static final int TINT = 28;
	private static final int BORDER_TINT = 90;
	private static final int PHASE_TINT = 56;
	private static final int DOT = 5;

	private final GC gc;
	private final ChartData data;
	private final ChartLayout layout;
	private final TimeScale time;

	ChartPainter(GC gc, ChartData data, ChartLayout layout) {
		this.gc = gc;
		this.data = data;
		this.layout = layout;
		this.time = TimeScale.upTo(data.nowMillis(), data.running(), layout.phases().width);
	}

	void paint() {
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
		phases();
		for (Map.Entry<Plot, Rectangle> entry : layout.plots().entrySet()) {
			Plot plot = entry.getKey();
			Rectangle at = entry.getValue();
			ValueScale scale = ValueScale.upTo(plot.largest(), plot.measure(), at.height / STEP_HEIGHT);
			grid(plot, at, scale);
			passBorders(at);
			plot.levels().forEach(level -> level(level, at, scale));
			note(plot, at, scale);
			plot.curves().forEach(curve -> curve(curve, at, scale));
			ends(plot, at, scale);
		}
		timeAxis();
	}

	private void phases() {
		Rectangle row = layout.phases();
		text(Fonts.BOLD, ColorRole.TEXT, Messages.Chart_phases, 4, row.y + 2);
		for (PassMark pass : data.passes()) {
			int from = row.x + x(pass.startMillis());
			int to = row.x + x(pass.startMillis() + pass.tookMillis());
			gc.setBackground(ColorRole.MIGRATE.color());
			gc.setAlpha(pass.number() == 1 ? 2 * PHASE_TINT : PHASE_TINT);
			gc.fillRectangle(from + 1, row.y, Math.max(1, to - from - 1), row.height);
			gc.setAlpha(255);
			String length = Quantity.milliseconds(pass.tookMillis()).toString();
			String named = NLS.bind(Messages.Chart_pass, pass.number());
			gc.setFont(Fonts.SMALL.font());
			firstThatFits(to - from - 4, named + ' ' + length, named, Integer.toString(pass.number()))
					.ifPresent(label -> {
						int width = gc.textExtent(label).x;
						text(Fonts.SMALL, ColorRole.TEXT, label, (from + to - width) / 2, row.y + 3);
					});
		}
	}

	private Optional<String> firstThatFits(int width, String... labels) {
		return Arrays.stream(labels).filter(label -> gc.textExtent(label).x <= width).findFirst();
	}

	private void grid(Plot plot, Rectangle at, ValueScale scale) {
		text(Fonts.BOLD, ColorRole.TEXT, plot.title(), 4, at.y - 6);
		text(Fonts.SMALL, ColorRole.TEXT2, scale.unit().label(), 4, at.y - 6 + gc.getFontMetrics().getHeight() + 2);
		gc.setFont(Fonts.SMALL.font());
		int half = gc.getFontMetrics().getHeight() / 2;
		for (int line = 0; line <= scale.steps(); line++) {
			int y = at.y + at.height - (int) Math.round(scale.offset(line * scale.step(), at.height));
			gc.setForeground((line == 0 ? ColorRole.LINE2 : ColorRole.LINE).color());
			gc.drawLine(at.x, y, at.x + at.width, y);
			String figure = scale.figure(line);
			text(Fonts.SMALL, ColorRole.TEXT2, figure, at.x - 6 - gc.textExtent(figure).x, y - half);
		}
		gc.setForeground(ColorRole.LINE2.color());
		gc.drawLine(at.x, at.y, at.x, at.y + at.height);
	}

	private void passBorders(Rectangle at) {
		gc.setForeground(ColorRole.MIGRATE.color());
		gc.setAlpha(BORDER_TINT);
		for (PassMark pass : data.passes()) {
			if (pass.number() > 1) {
				int x = at.x + x(pass.startMillis());
				gc.drawLine(x, at.y, x, at.y + at.height);
			}
		}
		gc.setAlpha(255);
	}

	private void level(Plot.Level level, Rectangle at, ValueScale scale) {
		int y = y(level.value(), at, scale);
		gc.setForeground(level.color().color());
		dashed(level.beside() ? new int[]{6, 3} : new int[]{1, 3});
		gc.setLineWidth(level.beside() ? 2 : 1);
		gc.drawLine(at.x, y, at.x + at.width, y);
		solid();
		if (!level.beside()) {
			gc.setFont(Fonts.SMALL.font());
			Point extent = gc.textExtent(level.label());
			int above = y - extent.y - 1;
			text(Fonts.SMALL, level.color(), level.label(), at.x + 6, above < at.y - 6 ? y + 2 : above);
		}
	}

	private void note(Plot plot, Rectangle at, ValueScale scale) {
		if (!plot.note().isEmpty()) {
			double above = plot.levels().stream().mapToDouble(Plot.Level::value).max().orElse(0);
			gc.setFont(Fonts.SMALL.font());
			gc.setForeground(ColorRole.TEXT2.color());
			gc.setBackground(ColorRole.SURFACE.color());
			gc.drawText(plot.note(), at.x + 6,
					Math.max(at.y + 4, y(above, at, scale) - gc.getFontMetrics().getHeight() - 3));
		}
	}

	private void curve(Curve curve, Rectangle at, ValueScale scale) {
		if (curve.isEmpty()) {
			return;
		}
		List<int[]> stretches = curve.polylines(time, scale, at.width, at.height);
		stretches.forEach(points -> stretch(curve, points, at));
		int[] last = stretches.getLast();
		gc.fillOval(last[last.length - 2] - DOT / 2, last[last.length - 1] - DOT / 2, DOT, DOT);
	}

	private void stretch(Curve curve, int[] points, Rectangle at) {
		for (int index = 0; index < points.length; index += 2) {
			points[index] += at.x;
			points[index + 1] += at.y;
		}
		gc.setForeground(curve.color().color());
		gc.setBackground(curve.color().color());
		if (curve.filled()) {
			gc.setAlpha(TINT);
			gc.fillPolygon(downTo(points, at.y + at.height));
			gc.setAlpha(255);
		}
		gc.setLineWidth(2);
		if (curve.dashed()) {
			dashed(new int[]{6, 3});
		}
		gc.drawPolyline(points);
		solid();
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

	private void ends(Plot plot, Rectangle at, ValueScale scale) {
		List<End> ends = new ArrayList<>();
		plot.curves().stream().filter(curve -> !curve.isEmpty()).forEach(curve -> ends.add(
				new End(y(curve.last(), at, scale), plot.measure().figure(curve.last()), curve.name(), curve.color())));
		plot.levels().stream().filter(Plot.Level::beside)
				.forEach(level -> ends.add(new End(y(level.value(), at, scale), level.label(), "", level.color())));
		ends.sort(Comparator.comparingInt(End::y));
		gc.setFont(Fonts.SMALL.font());
		int small = gc.getFontMetrics().getHeight();
		gc.setFont(Fonts.BOLD.font());
		int line = gc.getFontMetrics().getHeight();
		boolean named = ends.size() * (line + small) <= at.height + 12;
		int[] edges = LabelColumn.spread(ends.stream().mapToInt(End::y).toArray(), named ? line + small : line,
				at.y - 8,
				at.y + at.height + 8);
		int x = at.x + at.width + 8;
		for (int index = 0; index < edges.length; index++) {
			End end = ends.get(index);
			text(Fonts.BOLD, end.color(), end.figure(), x, edges[index]);
			if (named && !end.name().isEmpty()) {
				text(Fonts.SMALL, ColorRole.TEXT2, end.name(), x, edges[index] + line - 1);
			}
		}
	}

	private void timeAxis() {
		Rectangle row = layout.phases();
		int nowX = row.x + x(data.nowMillis());
		gc.setFont(Fonts.SMALL.font());
		String now = NLS.bind(Messages.Chart_now, Quantity.milliseconds(data.nowMillis()));
		Point extent = gc.textExtent(now);
		int nowLeft = data.running()
				? Math.min(nowX - extent.x / 2, row.x + row.width + 60 - extent.x)
				: Integer.MAX_VALUE;
		for (long at = 0; at <= time.endMillis(); at += time.stepMillis()) {
			String figure = time.figure(at);
			int width = gc.textExtent(figure).x;
			int left = row.x + x(at) - width / 2;
			if (left + width < nowLeft - 8 || left > nowLeft + extent.x + 8) {
				text(Fonts.SMALL, ColorRole.TEXT2, figure, left, layout.axisY());
			}
		}
		if (data.running() && data.nowMillis() > 0) {
			gc.setForeground(ColorRole.TEXT2.color());
			gc.drawLine(nowX, row.y, nowX, layout.axisY());
			gc.setBackground(ColorRole.TEXT2.color());
			gc.fillRoundRectangle(nowLeft - 4, layout.axisY() - 1, extent.x + 8, extent.y + 2, 4, 4);
			text(Fonts.SMALL, ColorRole.SURFACE, now, nowLeft, layout.axisY());
		}
	}

	private int x(long millis) {
		return (int) Math.round(time.offset(millis, layout.phases().width));
	}

	private static int y(double value, Rectangle at, ValueScale scale) {
		return at.y + at.height - (int) Math.round(scale.offset(value, at.height));
	}

	private void text(Fonts font, ColorRole color, String text, int x, int y) {
		gc.setFont(font.font());
		gc.setForeground(color.color());
		gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
	}

	private void dashed(int[] dashes) {
		gc.setLineDash(dashes);
	}

	private void solid() {
		gc.setLineDash(null);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}
}
