package org.wheelhouse.ui.serial;

import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.wheelhouse.terminal.Attribute;
import org.wheelhouse.terminal.Cursor;
import org.wheelhouse.terminal.Line;
import org.wheelhouse.terminal.Style;
import org.wheelhouse.terminal.Terminal;
import org.wheelhouse.terminal.TextRange;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** Paints lines of a terminal, run after run of cells that look alike. UI thread; lives for one painting. */
final class LinePainter {

	private final GC gc;
	private final CellSize cell;
	private final int originX;
	private final Terminal terminal;
	private final Optional<TextRange> selected;
	private final boolean focused;
	private final CellColors colors;

	/**
	 * @param originX  where the first column is
	 * @param selected what is shown as selected
	 * @param focused  whether keys go to the terminal
	 */
	LinePainter(GC gc, CellSize cell, int originX, Terminal terminal, Optional<TextRange> selected, boolean focused) {
		this.gc = gc;
		this.cell = cell;
		this.originX = originX;
		this.terminal = terminal;
		this.selected = selected;
		this.focused = focused;
		colors = new CellColors(terminal.isReversed());
	}

	/** Fills what is behind all lines. */
	void clear(int x, int y, int width, int height) {
		gc.setBackground(colors.surface());
		gc.fillRectangle(x, y, width, height);
	}

	/** Paints a line with its top there. */
	void paint(long number, int y) {
		var line = terminal.line(number);
		var columns = Math.min(line.columns(), terminal.columns());
		var from = 0;
		while (from < columns) {
			var to = from + 1;
			while (to < columns && line.style(to).equals(line.style(from))) {
				to++;
			}
			run(line, from, to, y);
			from = to;
		}
		select(number, y);
		cursor(line, number, y);
	}

	private void run(Line line, int from, int to, int y) {
		var style = line.style(from);
		var pair = colors.of(style);
		var left = x(from);
		if (!pair.behind().equals(colors.surface())) {
			gc.setBackground(pair.behind());
			gc.fillRectangle(left, y, x(to) - left, cell.height());
		}
		gc.setForeground(pair.text());
		text(line, from, to, y, style);
		if (style.has(Attribute.UNDERLINE)) {
			gc.drawLine(left, y + cell.height() - 2, x(to) - 1, y + cell.height() - 2);
		}
		if (style.has(Attribute.STRUCK)) {
			gc.drawLine(left, y + cell.height() / 2, x(to) - 1, y + cell.height() / 2);
		}
	}

	/** Letters of ASCII are all of one width; any other may come from another font, so each is put into its own cell. */
	private void text(Line line, int from, int to, int y, Style style) {
		gc.setFont((style.has(Attribute.BOLD) ? Fonts.TERMINAL_BOLD : Fonts.TERMINAL).font());
		var column = from;
		while (column < to) {
			var end = column;
			while (end < to && isPlain(line.codePoint(end))) {
				end++;
			}
			if (end > column) {
				var text = line.text(column, end);
				if (!text.isBlank()) {
					gc.drawString(text, x(column), y, true);
				}
				column = end;
			} else {
				if (line.codePoint(column) != Line.TAIL) {
					gc.drawString(Character.toString(line.codePoint(column)), x(column), y, true);
				}
				column++;
			}
		}
	}

	private static boolean isPlain(int codePoint) {
		return codePoint >= ' ' && codePoint < 0x7F;
	}

	private void select(long number, int y) {
		selected.ifPresent(range -> {
			var from = Math.min(range.fromColumn(number), terminal.columns());
			var to = Math.min(range.toColumn(number), terminal.columns());
			if (from < to) {
				gc.setBackground((focused ? ColorRole.ACCENT : ColorRole.GONE).color());
				gc.setAlpha(70);
				gc.fillRectangle(x(from), y, x(to) - x(from), cell.height());
				gc.setAlpha(255);
			}
		});
	}

	private void cursor(Line line, long number, int y) {
		Cursor cursor = terminal.cursor();
		if (cursor.line() != number || !cursor.visible()) {
			return;
		}
		var left = x(cursor.column());
		var width = x(cursor.column() + 1) - left;
		var pair = colors.of(line.style(cursor.column()));
		if (!focused) {
			gc.setForeground(pair.text());
			gc.drawRectangle(left, y, width - 1, cell.height() - 1);
			return;
		}
		gc.setBackground(pair.text());
		gc.fillRectangle(left, y, width, cell.height());
		var codePoint = line.codePoint(cursor.column());
		if (codePoint != Line.TAIL) {
			gc.setForeground(pair.behind());
			gc.drawString(Character.toString(codePoint), left, y, true);
		}
	}

	private int x(int column) {
		return originX + cell.x(column);
	}
}
