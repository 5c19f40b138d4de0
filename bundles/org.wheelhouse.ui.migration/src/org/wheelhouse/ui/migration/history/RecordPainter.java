package org.wheelhouse.ui.migration.history;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CutText;

/** Paints the cells of a row: two lines, with the glyph of the outcome before them and a small curve in the lower one. UI thread. */
final class RecordPainter {

	static final int HEIGHT = 42;
	private static final int GLYPH = 16;
	private static final int GAP = 6;
	private static final int UPPER = 4;
	private static final int LOWER = 22;
	private static final int CURVE_WIDTH = 44;
	private static final int CURVE_HEIGHT = 15;
	private static final int SHADE = 36;
	private static final int OPAQUE = 255;

	private RecordPainter() {
		// holds no state
	}

	static void migration(GC gc, MigrationRecord record, Rectangle cell) {
		gc.drawImage(RecordText.icon(record.getOutcome()).image(), cell.x + GAP, cell.y + UPPER);
		var left = cell.x + GLYPH + 2 * GAP;
		var room = cell.x + cell.width - left - GAP;
		gc.setFont(Fonts.PLAIN.font());
		gc.setForeground(ColorRole.TEXT.color());
		gc.drawText(CutText.fitting(gc, RecordText.title(record), room), left, cell.y + UPPER, true);
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		gc.drawText(CutText.fitting(gc, RecordText.line(record), room), left, cell.y + LOWER, true);
	}

	/**
	 * How long it took, above its curve.
	 *
	 * @param highest what the height of the curve stands for, one scale for all rows
	 */
	static void took(GC gc, MigrationRecord record, Rectangle cell, long highest) {
		right(gc, Fonts.PLAIN, ColorRole.TEXT, RecordText.took(record), cell, UPPER);
		curve(gc, record.getCurve(), new Rectangle(cell.x + cell.width - CURVE_WIDTH - GAP, cell.y + LOWER + 1,
				CURVE_WIDTH, CURVE_HEIGHT), highest, RecordText.color(record.getOutcome()));
	}

	private static void curve(GC gc, List<Long> values, Rectangle area, long highest, ColorRole role) {
		if (values.size() < 2 || highest <= 0) {
			return;
		}
		var points = new int[2 * values.size() + 4];
		for (var i = 0; i < values.size(); i++) {
			points[2 * i] = area.x + i * (area.width - 1) / (values.size() - 1);
			points[2 * i + 1] = area.y + area.height - 1
					- (int) Math.round((double) values.get(i) / highest * (area.height - 2));
		}
		var end = 2 * values.size();
		points[end] = area.x + area.width - 1;
		points[end + 1] = area.y + area.height;
		points[end + 2] = area.x;
		points[end + 3] = area.y + area.height;
		gc.setAntialias(SWT.ON);
		gc.setBackground(role.color());
		gc.setAlpha(SHADE);
		gc.fillPolygon(points);
		gc.setAlpha(OPAQUE);
		gc.setForeground(role.color());
		gc.drawPolyline(java.util.Arrays.copyOf(points, end));
	}

	/** Two figures at the right, one above the other. */
	static void figures(GC gc, String upper, String lower, Rectangle cell) {
		right(gc, Fonts.PLAIN, ColorRole.TEXT, upper, cell, UPPER);
		right(gc, Fonts.SMALL, ColorRole.TEXT2, lower, cell, LOWER);
	}

	private static void right(GC gc, Fonts font, ColorRole ink, String text, Rectangle cell, int top) {
		gc.setFont(font.font());
		gc.setForeground(ink.color());
		Point size = gc.textExtent(text);
		gc.drawText(text, cell.x + cell.width - size.x - GAP, cell.y + top, true);
	}
}
