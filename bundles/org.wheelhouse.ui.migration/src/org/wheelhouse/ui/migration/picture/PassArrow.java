package org.wheelhouse.ui.migration.picture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/** The pass in flight: an arrow from the source to the destination, filled as far as the pass is done. UI thread. */
final class PassArrow extends Canvas {

	private static final int HEIGHT = 28;
	private static final int BARB = 6;
	private static final int TINT = 90;

	private String text = "";
	private double done;
	private ColorRole color = ColorRole.MIGRATE;

	PassArrow(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		WidgetIds.name(this, "migration.pass");
		addPaintListener(e -> paint(e.gc));
	}

	/** Shows this much of a pass, from 0 to 1, and what it says. */
	void show(String newText, double newDone, ColorRole newColor) {
		if (!newText.equals(text) || newDone != done || newColor != color) {
			text = newText;
			done = newDone;
			color = newColor;
			redraw();
		}
	}

	/** What the arrow says. */
	String text() {
		return text;
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 200 : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		int head = area.height / 2;
		int right = area.width - 1;
		int shaft = right - head;
		int top = BARB;
		int bottom = area.height - 1 - BARB;
		int[] outline = {0, top, shaft, top, shaft, 0, right, head, shaft, area.height - 1, shaft, bottom, 0, bottom};
		gc.setAntialias(SWT.ON);
		gc.setBackground(ColorRole.ALT.color());
		gc.fillPolygon(outline);
		gc.setBackground(color.color());
		gc.setAlpha(TINT);
		gc.setClipping(0, 0, (int) Math.round(done * right), area.height);
		gc.fillPolygon(outline);
		gc.setClipping((Rectangle) null);
		gc.setAlpha(255);
		gc.setForeground(ColorRole.LINE2.color());
		gc.drawPolygon(outline);
		gc.setForeground(ColorRole.TEXT.color());
		gc.drawText(text, 8, (area.height - gc.textExtent(text).y) / 2, SWT.DRAW_TRANSPARENT);
	}
}
