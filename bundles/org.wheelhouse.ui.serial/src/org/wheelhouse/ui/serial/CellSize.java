package org.wheelhouse.ui.serial;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.ui.theme.Fonts;

/**
 * How large a cell is in the terminal's font. Its width need not be a whole number of pixels: text that is drawn in one go
 * is not either.
 *
 * @param width  in pixels
 * @param height in pixels
 */
record CellSize(double width, int height) {

	private static final String SAMPLE = "0123456789".repeat(10);

	static CellSize of(Control control) {
		var gc = new GC(control);
		try {
			gc.setFont(Fonts.TERMINAL.font());
			return new CellSize(Math.max(1, gc.stringExtent(SAMPLE).x / (double) SAMPLE.length()),
					Math.max(1, gc.getFontMetrics().getHeight()));
		} finally {
			gc.dispose();
		}
	}

	/** Where a column begins. */
	int x(int column) {
		return (int) Math.round(column * width);
	}

	/** The column at a place, however far left or right. */
	int column(int x) {
		return (int) Math.floor(x / width);
	}
}
