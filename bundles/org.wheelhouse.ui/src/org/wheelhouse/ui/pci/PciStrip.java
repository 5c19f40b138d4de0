package org.wheelhouse.ui.pci;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.common.ColorRole;
import org.wheelhouse.ui.common.Fonts;
import org.wheelhouse.ui.common.Landmarks;
import org.wheelhouse.ui.picture.Pen;

/** The strip beneath the picture: two lines about the selected device, or, during a drag, what the colours mean. */
final class PciStrip extends Canvas {

	private static final int HEIGHT = 36;
	private static final int SWATCH = 20;

	private String title = "";
	private String first = "";
	private String second = "";
	private boolean legend;

	PciStrip(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		setBackground(ColorRole.SURFACE.color());
		Landmarks.name(this, "pci.strip");
		getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = text()));
		addListener(SWT.Paint, event -> paint(event.gc));
	}

	/** Says something in two lines, the first beginning with a name. */
	void say(String name, String beside, String beneath) {
		title = name;
		first = beside;
		second = beneath;
		setToolTipText(beneath);
		redraw();
	}

	/** Explains the colours of a drag, or stops to. */
	void explain(boolean wanted) {
		legend = wanted;
		redraw();
	}

	/** All that it says. */
	String text() {
		return String.join(" ", title, first, second).strip();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 200 : wHint, HEIGHT);
	}

	private void paint(GC gc) {
		var pen = new Pen(gc);
		int width = getClientArea().width;
		if (legend) {
			legend(pen, width);
			return;
		}
		int x = pen.text(title, 0, 2, width, Fonts.BOLD, ColorRole.TEXT);
		pen.text(first, title.isEmpty() ? 0 : x + 8, 3, width - x - 8, Fonts.SMALL, ColorRole.TEXT2);
		pen.text(second, 0, 19, width, Fonts.SMALL, ColorRole.TEXT2);
	}

	private void legend(Pen pen, int width) {
		int x = 0;
		pen.dashedBox(swatch(x), ColorRole.FREE_FILL, ColorRole.FREE_LINE);
		x = label(pen, Messages.PciStrip_fits, x, width);
		pen.box(swatch(x), ColorRole.ACCENT_SOFT, ColorRole.ACCENT, 2);
		x = label(pen, Messages.PciStrip_pointer, x, width);
		pen.box(swatch(x), ColorRole.SURFACE, ColorRole.LINE2, 1);
		x = label(pen, Messages.PciStrip_occupied, x, width);
		pen.dashedBox(swatch(x), ColorRole.SURFACE, ColorRole.LINE);
		label(pen, Messages.PciStrip_cannot, x, width);
	}

	private static Rectangle swatch(int x) {
		return new Rectangle(x, 11, SWATCH, 14);
	}

	private static int label(Pen pen, String text, int x, int width) {
		int start = x + SWATCH + 6;
		return pen.text(text, start, 11, width - start, Fonts.SMALL, ColorRole.TEXT2) + 16;
	}
}
