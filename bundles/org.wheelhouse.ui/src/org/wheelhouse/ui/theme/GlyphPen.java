package org.wheelhouse.ui.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** Draws the parts of a state's glyph on a grid of 14 units. The GC's foreground and background are the state's colour. */
final class GlyphPen {

	private static final double GRID = 14;

	private final GC gc;
	private final int x;
	private final int y;
	private final int size;
	private final Color color;
	/** What a sign is drawn in: on a filled shape the opposite of the state's colour. */
	private Color sign;

	GlyphPen(GC gc, int x, int y, int size) {
		this.gc = gc;
		this.x = x;
		this.y = y;
		this.size = size;
		this.color = gc.getForeground();
		this.sign = color;
	}

	GlyphPen disc() {
		gc.fillOval(at(1), top(1), length(12), length(12));
		return filled();
	}

	GlyphPen plate() {
		gc.fillRoundRectangle(at(1.5), top(1.5), length(11), length(11), length(4), length(4));
		return filled();
	}

	GlyphPen pentagon(boolean solid) {
		var outline = polygon(1, 2, 8.5, 2, 13, 7, 8.5, 12, 1, 12);
		if (solid) {
			gc.fillPolygon(outline);
			return filled();
		}
		gc.drawPolygon(outline);
		return this;
	}

	GlyphPen octagon() {
		gc.fillPolygon(polygon(4.5, 1, 9.5, 1, 13, 4.5, 13, 9.5, 9.5, 13, 4.5, 13, 1, 9.5, 1, 4.5));
		return filled();
	}

	GlyphPen square() {
		gc.drawRoundRectangle(at(2), top(2), length(10), length(10), length(3), length(3));
		return this;
	}

	GlyphPen ring() {
		gc.setLineStyle(SWT.LINE_DOT);
		gc.drawOval(at(1.5), top(1.5), length(11), length(11));
		gc.setLineStyle(SWT.LINE_SOLID);
		return this;
	}

	void play() {
		gc.fillPolygon(polygon(5.5, 4, 10.5, 7, 5.5, 10));
	}

	void bars() {
		gc.fillRectangle(at(4.5), top(4), length(1.8), length(6));
		gc.fillRectangle(at(7.9), top(4), length(1.8), length(6));
	}

	void chevrons() {
		line(3, 4.5, 5.5, 7, 3, 9.5);
		line(6.5, 4.5, 9, 7, 6.5, 9.5);
	}

	void chevron() {
		line(4.5, 4.5, 7, 7, 4.5, 9.5);
	}

	void tick() {
		line(3, 7, 5, 9.2, 8.5, 4.8);
	}

	void exclamation() {
		gc.fillRectangle(at(6.1), top(3.5), length(1.9), length(4.4));
		gc.fillRectangle(at(6.1), top(9), length(1.9), length(1.9));
	}

	void question() {
		line(4.8, 5.2, 7, 3.6, 9.2, 5.2, 7, 7.4, 7, 8.4);
		gc.fillRectangle(at(6.2), top(9.6), length(1.7), length(1.7));
	}

	void stop() {
		gc.fillRectangle(at(5), top(5), length(4.5), length(4.5));
	}

	void dots() {
		for (var i = 0; i < 3; i++) {
			gc.fillOval(at(3.6 + i * 2.6), top(6.2), length(1.7), length(1.7));
		}
	}

	void cross() {
		line(5, 5, 9, 9);
		line(9, 5, 5, 9);
	}

	private GlyphPen filled() {
		sign = ColorRole.ON_STATE.color();
		gc.setForeground(sign);
		gc.setBackground(sign);
		return this;
	}

	private void line(double... coordinates) {
		gc.setForeground(sign);
		gc.setLineWidth(Math.max(1, (int) Math.round(size / 10.0)));
		gc.drawPolyline(polygon(coordinates));
	}

	private int[] polygon(double... coordinates) {
		var points = new int[coordinates.length];
		for (var i = 0; i < points.length; i++) {
			points[i] = i % 2 == 0 ? at(coordinates[i]) : top(coordinates[i]);
		}
		return points;
	}

	private int at(double units) {
		return x + length(units);
	}

	private int top(double units) {
		return y + length(units);
	}

	private int length(double units) {
		return (int) Math.round(units * size / GRID);
	}
}
