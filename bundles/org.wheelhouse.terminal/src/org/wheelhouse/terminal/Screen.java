package org.wheelhouse.terminal;

import java.text.Normalizer;

/**
 * What a terminal shows, with its cursor: the main screen, which keeps what leaves it at the top, and the alternate one,
 * which does not. Rows and columns count from 0; lines have numbers that stay with them while they move up.
 */
final class Screen {

	private final Modes modes;
	private final Scrollback scrollback;
	private final TabStops tabs = new TabStops();
	private Grid main;
	private Grid alternate;
	private Grid shown;
	/** The number of the line in the first row. */
	private long base;
	private DirtyLines dirty = DirtyLines.NONE;
	private int row;
	private int column;
	/** The last column was written: the next character goes to the next line. */
	private boolean full;
	private int top;
	private int bottom;
	private Style style = Style.PLAIN;

	Screen(int columns, int rows, int scrollbackLines, Modes modes) {
		this.modes = modes;
		scrollback = new Scrollback(scrollbackLines);
		main = new Grid(columns, rows);
		alternate = new Grid(columns, rows);
		shown = main;
		bottom = rows - 1;
	}

	int columns() {
		return shown.columns();
	}

	int rows() {
		return shown.rows();
	}

	int row() {
		return row;
	}

	int column() {
		return column;
	}

	int top() {
		return top;
	}

	TabStops tabs() {
		return tabs;
	}

	Style style() {
		return style;
	}

	void setStyle(Style now) {
		style = now;
	}

	boolean isAlternate() {
		return shown == alternate;
	}

	long firstLine() {
		return base - scrollback.size();
	}

	long screenLine() {
		return base;
	}

	Line line(long number) {
		return number >= base
				? shown.line((int) (number - base))
				: scrollback.get((int) (number - firstLine()));
	}

	DirtyLines takeDirty() {
		var taken = dirty;
		dirty = DirtyLines.NONE;
		return taken;
	}

	private void touch(int from, int to) {
		dirty = dirty.with(base + from, base + to);
	}

	void touchAll() {
		touch(0, rows() - 1);
	}

	/** Blank, with the cursor at home and nothing set; what has left it at the top stays. */
	void reset() {
		shown = main;
		style = Style.PLAIN;
		setRegion(0, rows() - 1);
		tabs.reset();
		eraseRows(0, rows());
		for (var i = 0; i < alternate.rows(); i++) {
			alternate.line(i).erase(0, columns(), Style.PLAIN);
		}
	}

	void print(int codePoint) {
		var width = CharacterWidth.of(codePoint);
		if (width == 0) {
			combine(codePoint);
			return;
		}
		if (full && modes.autoWrap || width > columns() - column && modes.autoWrap) {
			shown.line(row).setWrapped(true);
			column = 0;
			full = false;
			lineFeed();
		}
		var at = Math.min(column, columns() - width);
		var line = shown.line(row);
		if (modes.insert) {
			line.insert(at, width, style.erased());
		}
		line.set(at, codePoint, style);
		if (width == 2) {
			line.set(at + 1, Line.TAIL, style);
		}
		touch(row, row);
		full = at + width >= columns();
		column = Math.min(at + width, columns() - 1);
	}

	/** An accent joins the character before it where one code stands for both; otherwise it is left out. */
	private void combine(int codePoint) {
		var before = full ? column : column - 1;
		if (before < 0) {
			return;
		}
		var line = shown.line(row);
		var both = Normalizer.normalize(
				Character.toString(line.codePoint(before)) + Character.toString(codePoint),
				Normalizer.Form.NFC);
		if (both.codePointCount(0, both.length()) == 1) {
			line.set(before, both.codePointAt(0), line.style(before));
			touch(row, row);
		}
	}

	void moveTo(int toRow, int toColumn) {
		var least = modes.origin ? top : 0;
		var most = modes.origin ? bottom : rows() - 1;
		place(Math.clamp(modes.origin ? (long) top + toRow : toRow, least, most), toColumn);
	}

	void place(int toRow, int toColumn) {
		touch(row, row);
		row = Math.clamp(toRow, 0, rows() - 1);
		column = Math.clamp(toColumn, 0, columns() - 1);
		full = false;
		touch(row, row);
	}

	/** Up, or down when negative; stays within the region when it is there. */
	void up(int count) {
		var least = row >= top ? top : 0;
		var most = row <= bottom ? bottom : rows() - 1;
		place(Math.clamp((long) row - count, least, most), column);
	}

	void backspace() {
		place(row, full ? column : column - 1);
	}

	void lineFeed() {
		if (row == bottom) {
			scrollUp(1);
		} else {
			place(Math.min(row + 1, rows() - 1), column);
		}
	}

	void reverseLineFeed() {
		if (row == top) {
			scrollDown(1);
		} else {
			place(Math.max(row - 1, 0), column);
		}
	}

	void setRegion(int first, int last) {
		top = first;
		bottom = last;
		moveTo(0, 0);
	}

	void scrollUp(int count) {
		var keeps = shown == main && top == 0;
		for (var i = 0; i < Math.min(count, bottom - top + 1); i++) {
			var gone = shown.up(top, bottom, style.erased());
			if (keeps) {
				scrollback.add(gone);
				base++;
			}
		}
		// Lines that were kept took their numbers along; those below the region, and the cursor's, got others.
		if (keeps) {
			touch(Math.max(0, bottom - count), rows() - 1);
		} else {
			touch(top, bottom);
		}
	}

	void scrollDown(int count) {
		shiftDown(top, count);
	}

	private void shiftDown(int from, int count) {
		for (var i = 0; i < Math.min(count, bottom - from + 1); i++) {
			shown.down(from, bottom, style.erased());
		}
		touch(from, bottom);
	}

	void insertLines(int count) {
		if (row >= top && row <= bottom) {
			shiftDown(row, count);
			place(row, 0);
		}
	}

	void deleteLines(int count) {
		if (row >= top && row <= bottom) {
			for (var i = 0; i < Math.min(count, bottom - row + 1); i++) {
				shown.up(row, bottom, style.erased());
			}
			touch(row, bottom);
			place(row, 0);
		}
	}

	void insertCharacters(int count) {
		shown.line(row).insert(column, Math.min(count, columns() - column), style.erased());
		touch(row, row);
		full = false;
	}

	void deleteCharacters(int count) {
		shown.line(row).delete(column, Math.min(count, columns() - column), style.erased());
		touch(row, row);
		full = false;
	}

	/** Blanks so many cells from the cursor on. */
	void eraseCharacters(int count) {
		eraseInLine(column, (int) Math.min(columns(), (long) column + count));
	}

	void eraseInLine(int from, int to) {
		shown.line(row).erase(from, to, style.erased());
		touch(row, row);
		full = false;
	}

	/** Blanks rows from one to before another. */
	void eraseRows(int from, int to) {
		for (var i = from; i < to; i++) {
			shown.line(i).erase(0, columns(), style.erased());
			shown.line(i).setWrapped(false);
		}
		if (from < to) {
			touch(from, to - 1);
		}
	}

	/** Fills the screen with a letter, for adjusting a tube. */
	void fill(int letter) {
		for (var i = 0; i < rows(); i++) {
			for (var j = 0; j < columns(); j++) {
				shown.line(i).set(j, letter, Style.PLAIN);
			}
		}
		touchAll();
	}

	void clearScrollback() {
		scrollback.clear();
		touchAll();
	}

	/** Shows the alternate screen, or the main one again. */
	void showAlternate(boolean now) {
		var next = now ? alternate : main;
		if (next != shown) {
			shown = next;
			touchAll();
		}
	}

	/** Another size; nothing is wrapped anew, as the guest does not do it either. */
	void resize(int columns, int rows) {
		main.setColumns(columns);
		alternate.setColumns(columns);
		while (main.rows() > rows) {
			if (shown == main && row < main.rows() - 1) {
				main.removeLast();
			} else {
				scrollback.add(main.removeFirst());
				base++;
				row = shown == main ? row - 1 : row;
			}
		}
		while (main.rows() < rows) {
			if (scrollback.size() > 0) {
				main.addFirst(scrollback.removeNewest());
				base--;
				row = shown == main ? row + 1 : row;
			} else {
				main.addLast();
			}
		}
		while (alternate.rows() > rows) {
			alternate.removeLast();
		}
		while (alternate.rows() < rows) {
			alternate.addLast();
		}
		top = 0;
		bottom = rows - 1;
		place(row, column);
		touchAll();
	}
}
