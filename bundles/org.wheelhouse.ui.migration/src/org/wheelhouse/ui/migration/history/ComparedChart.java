package org.wheelhouse.ui.migration.history;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.CutText;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** What remained of several migrations over time: over each other, or side by side on the same scales. UI thread. */
final class ComparedChart extends Canvas implements WidgetIds {

	private static final List<ColorRole> COLORS = List.of(ColorRole.CURVE1, ColorRole.CURVE2, ColorRole.CURVE3,
			ColorRole.MIGRATE, ColorRole.FAIL);
	private static final int[] DASHES = {6, 3};
	private static final int LEFT = 64;
	private static final int BOTTOM = 22;
	private static final int TOP = 24;
	private static final int GAP = 12;
	private static final int LEGEND = 20;
	private static final int SHADE = 30;
	private static final int OPAQUE = 255;

	private List<MigrationRecord> records = List.of();
	private boolean overlaid = true;

	ComparedChart(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED);
		ColorRole.SURFACE.fill(this);
		setData(WidgetIds.KEY, this);
		WidgetIds.name(this, "migration.compared.chart");
		addPaintListener(event -> paint(event.gc));
		ColorsChanged.follow(this, this::redraw);
		getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Compare_chart));
	}

	void show(List<MigrationRecord> shown) {
		records = List.copyOf(shown);
		redraw();
	}

	void overlaid(boolean on) {
		overlaid = on;
		redraw();
	}

	/** The colour of one; those after the fifth are dashed. */
	static ColorRole color(int index) {
		return COLORS.get(index % COLORS.size());
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var places = new LinkedHashMap<String, Rectangle>();
		for (var i = 0; i < records.size(); i++) {
			places.put("curve/" + i, plot(i));
		}
		return places;
	}

	private Rectangle plot(int index) {
		var area = getClientArea();
		var columns = overlaid ? 1 : Math.max(1, records.size());
		var width = (area.width - LEFT - GAP) / columns;
		var top = overlaid ? TOP + LEGEND * (records.size() - 1) : TOP;
		return new Rectangle(LEFT + (overlaid ? 0 : index * width), top, Math.max(1, width - GAP),
				Math.max(1, area.height - top - BOTTOM));
	}

	private long longest() {
		return Math.max(1, records.stream().mapToLong(record -> samples(record).isEmpty()
				? record.getTookMillis()
				: samples(record).getLast().getAtMillis()).max().orElse(1));
	}

	private long highest() {
		return Math.max(1, records.stream().flatMap(record -> samples(record).stream())
				.mapToLong(sample -> sample.getRemaining()).max().orElse(1));
	}

	private static List<org.wheelhouse.model.live.MigrationSample> samples(MigrationRecord record) {
		var state = record.getState();
		return state == null ? List.of() : state.getSamples();
	}

	private void paint(GC gc) {
		gc.setAntialias(SWT.ON);
		var longest = longest();
		var highest = highest();
		for (var i = 0; i < records.size(); i++) {
			var plot = plot(i);
			if (i == 0 || !overlaid) {
				axes(gc, plot, longest, highest, i == 0);
			}
			legend(gc, i, plot);
			curve(gc, i, plot, longest, highest);
		}
	}

	private static void axes(GC gc, Rectangle plot, long longest, long highest, boolean first) {
		gc.setFont(Fonts.SMALL.font());
		gc.setLineStyle(SWT.LINE_SOLID);
		for (var line = 0; line <= 2; line++) {
			var y = plot.y + plot.height * (2 - line) / 2;
			gc.setForeground(ColorRole.LINE.color());
			gc.drawLine(plot.x, y, plot.x + plot.width, y);
			if (first) {
				var text = Quantity.bytes(highest * line / 2).toString();
				gc.setForeground(ColorRole.TEXT2.color());
				gc.drawText(text, plot.x - gc.textExtent(text).x - 6, y - 8, true);
			}
		}
		gc.setForeground(ColorRole.TEXT2.color());
		var end = Quantity.stopwatch(Duration.ofMillis(longest));
		gc.drawText("0", plot.x, plot.y + plot.height + 4, true);
		gc.drawText(end, plot.x + plot.width - gc.textExtent(end).x, plot.y + plot.height + 4, true);
	}

	private void legend(GC gc, int index, Rectangle plot) {
		var y = overlaid ? 4 + LEGEND * index : 4;
		style(gc, index);
		gc.drawLine(plot.x, y + 8, plot.x + 20, y + 8);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT.color());
		gc.drawText(
				CutText.fitting(gc, RecordText.title(records.get(index)) + " · " + RecordText.line(records.get(index)),
						plot.width - 28),
				plot.x + 26, y, true);
	}

	private static void style(GC gc, int index) {
		gc.setForeground(color(index).color());
		gc.setLineWidth(2);
		if (index >= COLORS.size()) {
			gc.setLineDash(DASHES);
		} else {
			gc.setLineStyle(SWT.LINE_SOLID);
		}
	}

	private void curve(GC gc, int index, Rectangle plot, long longest, long highest) {
		var samples = samples(records.get(index));
		if (samples.size() < 2) {
			return;
		}
		var points = new int[2 * samples.size() + 4];
		var used = 0;
		for (var sample : samples) {
			points[used++] = plot.x + (int) (sample.getAtMillis() * plot.width / longest);
			points[used++] = plot.y + plot.height - (int) ((double) sample.getRemaining() / highest * plot.height);
		}
		if (!overlaid) {
			gc.setBackground(color(index).color());
			gc.setAlpha(SHADE);
			gc.fillPolygon(closed(points, used, plot));
			gc.setAlpha(OPAQUE);
		}
		style(gc, index);
		gc.drawPolyline(java.util.Arrays.copyOf(points, used));
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}

	private static int[] closed(int[] points, int used, Rectangle plot) {
		points[used] = points[used - 2];
		points[used + 1] = plot.y + plot.height;
		points[used + 2] = points[0];
		points[used + 3] = plot.y + plot.height;
		return points;
	}
}
