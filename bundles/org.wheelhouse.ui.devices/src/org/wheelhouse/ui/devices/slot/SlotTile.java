package org.wheelhouse.ui.devices.slot;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.theme.ColorRole;

/** How a place looks, by what is in it. */
public enum SlotTile {
	/** Something is in it. */
	TAKEN(ColorRole.SURFACE, ColorRole.LINE2, false),
	/** Nothing is in it, and something may come. */
	FREE(ColorRole.FREE_FILL, ColorRole.FREE_LINE, true),
	/** Nothing is in it, and nothing may come. */
	CLOSED(ColorRole.SURFACE, ColorRole.LINE2, true),
	/** The guest was asked to let go of what is in it. */
	LEAVING(ColorRole.WARNING_FILL, ColorRole.WARNING_LINE, true),
	/** The guest has refused to. */
	REFUSED(ColorRole.ERROR_FILL, ColorRole.FAIL, false);

	private final ColorRole fill;
	private final ColorRole line;
	private final boolean dashed;

	SlotTile(ColorRole fill, ColorRole line, boolean dashed) {
		this.fill = fill;
		this.line = line;
		this.dashed = dashed;
	}

	/** Of a place with something in it. */
	public static SlotTile of(String leavingText, String refusalText) {
		return !leavingText.isEmpty() ? LEAVING : refusalText.isEmpty() ? TAKEN : REFUSED;
	}

	/** Paints it, without words; a selected one has an outline of its own. */
	public void paint(DiagramGraphics pen, Rectangle bounds, boolean selected) {
		if (dashed) {
			pen.dashedBox(bounds, fill, line);
		} else {
			pen.box(bounds, fill, line, 1);
		}
		if (selected) {
			var gc = pen.gc();
			gc.setForeground(ColorRole.ACCENT.color());
			gc.setLineWidth(2);
			gc.drawRoundRectangle(bounds.x + 1, bounds.y + 1, bounds.width - 2, bounds.height - 2, 6, 6);
			gc.setLineWidth(1);
		}
	}
}
