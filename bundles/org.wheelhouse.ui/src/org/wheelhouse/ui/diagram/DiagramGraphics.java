package org.wheelhouse.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CutText;

/** The strokes that all pictures are made of: boxes with a small radius, dashed boxes, texts that are cut with dots. */
public final class DiagramGraphics {

	private static final int RADIUS = 6;
	private static final int ICON = 14;

	private final GC gc;

	public DiagramGraphics(GC gc) {
		this.gc = gc;
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
	}

	/** What is painted with. */
	public GC gc() {
		return gc;
	}

	/** A filled box with an outline. */
	public void box(Rectangle bounds, ColorRole fill, ColorRole line, int lineWidth) {
		gc.setBackground(fill.color());
		gc.fillRoundRectangle(bounds.x, bounds.y, bounds.width, bounds.height, RADIUS, RADIUS);
		outline(bounds, line, lineWidth);
	}

	/** A filled box with a dashed outline. */
	public void dashedBox(Rectangle bounds, ColorRole fill, ColorRole line) {
		gc.setLineDash(new int[]{3, 3});
		box(bounds, fill, line, 1);
		gc.setLineStyle(SWT.LINE_SOLID);
	}

	private void outline(Rectangle bounds, ColorRole line, int lineWidth) {
		gc.setForeground(line.color());
		gc.setLineWidth(lineWidth);
		gc.drawRoundRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1, RADIUS, RADIUS);
		gc.setLineWidth(1);
	}

	/** The mark of what cannot be, at a left upper corner. */
	public void cross(int x, int y) {
		gc.setForeground(ColorRole.FAIL.color());
		gc.setLineWidth(2);
		gc.drawLine(x, y, x + 7, y + 7);
		gc.drawLine(x, y + 7, x + 7, y);
		gc.setLineWidth(1);
	}

	/** An icon in its usual size, at a right upper corner. */
	public void icon(Icon icon, int right, int top) {
		var image = icon.image();
		var size = image.getBounds();
		gc.drawImage(image, 0, 0, size.width, size.height, right - ICON, top, ICON, ICON);
	}

	/** A text in one line, cut with dots at a width; returns where it ends. */
	public int text(String text, int x, int y, int width, Fonts font, ColorRole color) {
		return text(text, x, y, width, font, color.color());
	}

	private int text(String text, int x, int y, int width, Fonts font, Color color) {
		gc.setFont(font.font());
		gc.setForeground(color);
		var shown = cut(text, width);
		gc.drawText(shown, x, y, SWT.DRAW_TRANSPARENT);
		return x + gc.textExtent(shown).x;
	}

	/** A text that ends at a position. */
	public void textTo(String text, int right, int y, Fonts font, ColorRole color) {
		gc.setFont(font.font());
		gc.setForeground(color.color());
		gc.drawText(text, right - gc.textExtent(text).x, y, SWT.DRAW_TRANSPARENT);
	}

	/** How wide a text is. */
	public int width(String text, Fonts font) {
		gc.setFont(font.font());
		return gc.textExtent(text).x;
	}

	/** How high a line is. */
	public int height(Fonts font) {
		gc.setFont(font.font());
		return gc.getFontMetrics().getHeight();
	}

	/** As much of a text as fits in a width in the present font, with dots where it was cut. */
	public String cut(String text, int width) {
		return CutText.fitting(gc, text, width);
	}
}
