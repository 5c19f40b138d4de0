package org.wheelhouse.ui.migration.chart;

import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** Paints the time axis with the moment that it is now and the one that is pointed at. UI thread, for one painting. */
final class AxisPainter {

	private final Pen pen;
	private final ChartData data;
	private final ChartLayout layout;

	AxisPainter(Pen pen, ChartData data, ChartLayout layout) {
		this.pen = pen;
		this.data = data;
		this.layout = layout;
	}

	void paint(OptionalLong cursor) {
		Rectangle row = layout.phases();
		OptionalLong now = data.running() && data.nowMillis() > 0 && pen.isShown(data.nowMillis())
				? OptionalLong.of(data.nowMillis())
				: OptionalLong.empty();
		Rectangle nowAt = badge(now, Messages.Chart_now);
		Rectangle cursorAt = badge(cursor, Messages.Chart_at);
		long step = pen.time().stepMillis();
		for (long at = pen.time().firstMillis(); at <= pen.time().endMillis(); at += step) {
			String figure = pen.time().figure(at);
			int width = pen.extent(Fonts.SMALL, figure).x;
			Rectangle place = new Rectangle(pen.x(at) - width / 2 - 8, layout.axisY(), width + 16, 10);
			if (!place.intersects(nowAt) && !place.intersects(cursorAt)) {
				pen.text(Fonts.SMALL, ColorRole.TEXT2, figure, place.x + 8, layout.axisY());
			}
		}
		now.ifPresent(at -> mark(at, Messages.Chart_now, nowAt, ColorRole.TEXT2, row));
		cursor.ifPresent(at -> mark(at, Messages.Chart_at, cursorAt, ColorRole.ACCENT, row));
	}

	private Rectangle badge(OptionalLong moment, String words) {
		if (moment.isEmpty()) {
			return new Rectangle(-1000, 0, 0, 0);
		}
		Point extent = pen.extent(Fonts.SMALL, text(moment.getAsLong(), words));
		Rectangle row = layout.phases();
		int left = Math.min(pen.x(moment.getAsLong()) - extent.x / 2, row.x + row.width + 60 - extent.x);
		return new Rectangle(left - 4, layout.axisY() - 1, extent.x + 8, extent.y + 2);
	}

	private void mark(long at, String words, Rectangle badge, ColorRole color, Rectangle row) {
		int x = pen.x(at);
		pen.line(color, 1);
		pen.gc().drawLine(x, row.y, x, layout.axisY());
		pen.gc().setBackground(color.color());
		pen.gc().fillRoundRectangle(badge.x, badge.y, badge.width, badge.height, 4, 4);
		pen.text(Fonts.SMALL, ColorRole.SURFACE, text(at, words), badge.x + 4, layout.axisY());
	}

	private static String text(long at, String words) {
		return NLS.bind(words, Quantity.milliseconds(at));
	}
}
