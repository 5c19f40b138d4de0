package org.wheelhouse.terminal;

/**
 * From one place in a terminal to before another, line after line.
 *
 * @param fromLine   the number of the line where it begins
 * @param fromColumn the first column
 * @param toLine     the number of the line where it ends
 * @param toColumn   behind the last column
 */
public record TextRange(long fromLine, int fromColumn, long toLine, int toColumn) {

	/** The range between two places, whichever comes first. */
	public static TextRange between(long line, int column, long otherLine, int otherColumn) {
		return otherLine < line || otherLine == line && otherColumn < column
				? new TextRange(otherLine, otherColumn, line, column)
				: new TextRange(line, column, otherLine, otherColumn);
	}

	/** Whether there is nothing in it. */
	public boolean isEmpty() {
		return fromLine == toLine && fromColumn >= toColumn;
	}

	/** The first column of a line that is in it. */
	public int fromColumn(long line) {
		return line == fromLine ? fromColumn : line < fromLine || line > toLine ? Integer.MAX_VALUE : 0;
	}

	/** Behind the last column of a line that is in it. */
	public int toColumn(long line) {
		return line == toLine ? toColumn : line < fromLine || line > toLine ? 0 : Integer.MAX_VALUE;
	}
}
