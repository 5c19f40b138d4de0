package org.wheelhouse.terminal;

import java.util.Arrays;

/** One line of a terminal. Whoever reads it does so between two calls of {@link Terminal#feed}; it changes with them. */
public final class Line {

	/** In the cell right of a character that is two cells wide. */
	public static final int TAIL = 0;

	static final int BLANK = ' ';

	private int[] codePoints;
	private Style[] styles;
	private boolean wrapped;

	Line(int columns, Style fill) {
		codePoints = new int[columns];
		styles = new Style[columns];
		Arrays.fill(codePoints, BLANK);
		Arrays.fill(styles, fill);
	}

	/** How many cells it has; cells behind them are blank. */
	public int columns() {
		return codePoints.length;
	}

	/** The character in a cell, a blank where there is none, or {@link #TAIL}. */
	public int codePoint(int column) {
		return column < codePoints.length ? codePoints[column] : BLANK;
	}

	/** How the cell looks. */
	public Style style(int column) {
		return column < styles.length ? styles[column] : Style.PLAIN;
	}

	/** Whether the text goes on in the next line because there was no room. */
	public boolean isWrapped() {
		return wrapped;
	}

	/** The text in some columns, blanks at its end included. */
	public String text(int from, int to) {
		var text = new StringBuilder();
		for (var column = from; column < Math.min(to, codePoints.length); column++) {
			if (codePoints[column] != TAIL) {
				text.appendCodePoint(codePoints[column]);
			}
		}
		return text.toString();
	}

	/** The text without blanks at its end. */
	public String text() {
		return text(0, columns()).stripTrailing();
	}

	void set(int column, int codePoint, Style style) {
		if (codePoint != TAIL) {
			separate(column);
		}
		separate(column + 1);
		codePoints[column] = codePoint;
		styles[column] = style;
	}

	/** Half a wide character is none: where one is cut at this column, both of its cells become blank. */
	private void separate(int column) {
		if (column > 0 && column < codePoints.length && codePoints[column] == TAIL) {
			codePoints[column] = BLANK;
			codePoints[column - 1] = BLANK;
		}
	}

	void setWrapped(boolean now) {
		wrapped = now;
	}

	/** Blanks from one column to before another. */
	void erase(int from, int to, Style fill) {
		separate(from);
		separate(to);
		Arrays.fill(codePoints, from, to, BLANK);
		Arrays.fill(styles, from, to, fill);
		wrapped &= to < codePoints.length;
	}

	/** Moves what is right of a column to the right; what does not fit is lost. */
	void insert(int column, int count, Style fill) {
		separate(column);
		var moved = codePoints.length - column - count;
		separate(column + Math.max(0, moved));
		if (moved > 0) {
			System.arraycopy(codePoints, column, codePoints, column + count, moved);
			System.arraycopy(styles, column, styles, column + count, moved);
		}
		erase(column, Math.min(codePoints.length, column + count), fill);
	}

	/** Takes cells away; what is right of them moves to the left. */
	void delete(int column, int count, Style fill) {
		separate(column);
		separate(Math.min(codePoints.length, column + count));
		var moved = codePoints.length - column - count;
		if (moved > 0) {
			System.arraycopy(codePoints, column + count, codePoints, column, moved);
			System.arraycopy(styles, column + count, styles, column, moved);
		}
		erase(column + Math.max(0, moved), codePoints.length, fill);
	}

	/** Gives it another number of cells. */
	void resize(int columns) {
		separate(columns);
		var before = codePoints.length;
		codePoints = Arrays.copyOf(codePoints, columns);
		styles = Arrays.copyOf(styles, columns);
		if (columns > before) {
			Arrays.fill(codePoints, before, columns, BLANK);
			Arrays.fill(styles, before, columns, Style.PLAIN);
		}
	}

	/** Lets go of cells at the end that show nothing: for lines that are only kept. */
	void trim() {
		var end = codePoints.length;
		while (end > 0 && codePoints[end - 1] == BLANK && styles[end - 1].equals(Style.PLAIN)) {
			end--;
		}
		resize(end);
	}
}
