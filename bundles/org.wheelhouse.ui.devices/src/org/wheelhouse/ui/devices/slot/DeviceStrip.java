package org.wheelhouse.ui.devices.slot;

import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The strip beneath a picture: two lines about the selected device, or, during a drag, what the colours mean. UI thread. */
public final class DeviceStrip extends Canvas {

	private static final int HEIGHT = 36;
	private static final int SWATCH = 20;
	private static final int GAP = 6;
	private static final List<Entry> LEGEND = List.of(
			new Entry(Messages.DeviceStrip_fits,
					(pen, at) -> pen.dashedBox(at, ColorRole.FREE_FILL, ColorRole.FREE_LINE)),
			new Entry(Messages.DeviceStrip_pointer,
					(pen, at) -> pen.box(at, ColorRole.ACCENT_SOFT, ColorRole.ACCENT, 2)),
			new Entry(Messages.DeviceStrip_cannot, (pen, at) -> pen.dashedBox(at, ColorRole.SURFACE, ColorRole.LINE)),
			new Entry(Messages.DeviceStrip_occupied, (pen, at) -> pen.box(at, ColorRole.SURFACE, ColorRole.LINE2, 1)));

	/** A colour of the drag and what it means. */
	private record Entry(String text, BiConsumer<DiagramGraphics, Rectangle> swatch) {}

	private String title = "";
	private String first = "";
	private String second = "";
	private boolean legend;

	/** @param id by which tests find it */
	public DeviceStrip(Composite parent, String id) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		ColorRole.SURFACE.fill(this);
		WidgetIds.name(this, id);
		getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = text()));
		addListener(SWT.Paint, event -> paint(event.gc));
	}

	/** Says something in two lines, the first beginning with a name. */
	public void say(String name, String beside, String beneath) {
		title = name;
		first = beside;
		second = beneath;
		Literal.tip(this, beneath);
		redraw();
	}

	/** Explains the colours of a drag, or stops to. */
	public void explain(boolean wanted) {
		legend = wanted;
		redraw();
	}

	/** All that it says. */
	public String text() {
		return String.join(" ", title, first, second).strip();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 200 : wHint, HEIGHT);
	}

	private void paint(GC gc) {
		var pen = new DiagramGraphics(gc);
		int width = getClientArea().width;
		if (legend) {
			legend(pen, width);
			return;
		}
		int x = pen.text(title, 0, 2, width, Fonts.BOLD, ColorRole.TEXT);
		pen.text(first, title.isEmpty() ? 0 : x + 8, 3, width - x - 8, Fonts.SMALL, ColorRole.TEXT2);
		pen.text(second, 0, 19, width, Fonts.SMALL, ColorRole.TEXT2);
	}

	/** As many of the colours as there is room for, the most important first. */
	private void legend(DiagramGraphics pen, int width) {
		int x = 0;
		for (var entry : LEGEND) {
			if (x + SWATCH + GAP + pen.width(entry.text(), Fonts.SMALL) > width) {
				return;
			}
			entry.swatch().accept(pen, new Rectangle(x, 11, SWATCH, 14));
			x = pen.text(entry.text(), x + SWATCH + GAP, 11, width - x, Fonts.SMALL, ColorRole.TEXT2) + 16;
		}
	}
}
