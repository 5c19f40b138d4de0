package org.wheelhouse.ui.migration.chart;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** What all parts of the chart are painted with. UI thread, within one painting. */
final class Pen {

	private final GC gc;
	private final TimeScale time;
	private final Rectangle row;

	/** @param row whose width is the time's */
	Pen(GC gc, TimeScale time, Rectangle row) {
		this.gc = gc;
		this.time = time;
		this.row = row;
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
	}

	GC gc() {
		return gc;
	}

	TimeScale time() {
		return time;
	}

	/** Where a time is, from the left of the chart. */
	int x(long millis) {
		return row.x + (int) Math.round(time.offset(millis, row.width));
	}

	/** Whether a time is in the part that is shown. */
	boolean isShown(long millis) {
		return millis >= time.fromMillis() && millis <= time.endMillis();
	}

	/** The part of a stretch of time that is shown, in a row or plot; empty when none is. */
	Optional<Rectangle> stretch(long fromMillis, long endMillis, Rectangle at) {
		if (endMillis < time.fromMillis() || fromMillis > time.endMillis()) {
			return Optional.empty();
		}
		int from = Math.max(at.x, x(fromMillis));
		int to = Math.min(at.x + at.width, x(endMillis));
		return Optional.of(new Rectangle(from, at.y, Math.max(1, to - from), at.height));
	}

	/** Fills it so strongly. */
	void tint(ColorRole color, int alpha, Rectangle at) {
		gc.setBackground(color.color());
		gc.setAlpha(alpha);
		gc.fillRectangle(at);
		gc.setAlpha(255);
	}

	/** Hatches it: nobody saw what was there. */
	void hatch(ColorRole color, Rectangle at) {
		gc.setForeground(color.color());
		gc.setClipping(at);
		for (int x = at.x - at.height; x < at.x + at.width; x += 6) {
			gc.drawLine(x, at.y + at.height, x + at.height, at.y);
		}
		gc.setClipping((Rectangle) null);
	}

	/** Writes it there. */
	void text(Fonts font, ColorRole color, String text, int x, int y) {
		gc.setFont(font.font());
		gc.setForeground(color.color());
		gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
	}

	/** Writes the first of these that has room in the middle of it. */
	void centred(Rectangle at, ColorRole color, String... texts) {
		gc.setFont(Fonts.SMALL.font());
		Arrays.stream(texts).filter(text -> gc.textExtent(text).x <= at.width - 4).findFirst().ifPresent(text -> {
			Point extent = gc.textExtent(text);
			text(Fonts.SMALL, color, text, at.x + (at.width - extent.x) / 2, at.y + (at.height - extent.y) / 2);
		});
	}

	/** How large it is in this font. */
	Point extent(Fonts font, String text) {
		gc.setFont(font.font());
		return gc.textExtent(text);
	}

	/** A line of this colour, width and pattern from now on; none is a whole line. */
	void line(ColorRole color, int width, int... dashes) {
		gc.setForeground(color.color());
		gc.setLineWidth(width);
		if (dashes.length == 0) {
			gc.setLineDash(null);
			gc.setLineStyle(SWT.LINE_SOLID);
		} else {
			gc.setLineDash(dashes);
		}
	}
}
