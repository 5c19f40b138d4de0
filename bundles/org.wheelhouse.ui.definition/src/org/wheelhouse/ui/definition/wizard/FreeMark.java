package org.wheelhouse.ui.definition.wizard;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Scale;
import org.wheelhouse.ui.theme.ColorRole;

/** A dotted line across a scale, where what is free now ends. UI thread. */
final class FreeMark {

	/** Of the knob, which is never beyond the ends of the scale. */
	private static final int HALF_KNOB = 10;

	private final Scale scale;
	private double share;

	FreeMark(Scale scale) {
		this.scale = scale;
		scale.addListener(SWT.Paint, event -> {
			if (share > 0 && share < 1) {
				var size = scale.getSize();
				var x = HALF_KNOB + (int) Math.round(share * (size.x - 2 * HALF_KNOB));
				event.gc.setForeground(ColorRole.TEXT2.color());
				event.gc.setLineStyle(SWT.LINE_DOT);
				event.gc.drawLine(x, 2, x, size.y - 3);
			}
		});
	}

	/** @param free of all that can be dragged */
	void show(double free) {
		if (free != share) {
			share = free;
			scale.redraw();
		}
	}
}
