package org.wheelhouse.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a screen, without a cursor. */
final class Grid {

	private final List<Line> lines = new ArrayList<>();
	private int columns;

	Grid(int columns, int rows) {
		this.columns = columns;
		for (var row = 0; row < rows; row++) {
			lines.add(new Line(columns, Style.PLAIN));
		}
	}

	int rows() {
		return lines.size();
	}

	int columns() {
		return columns;
	}

	Line line(int row) {
		return lines.get(row);
	}

	/** Moves lines up by one within these rows, a blank one coming in below; the one that leaves is returned. */
	Line up(int top, int bottom, Style fill) {
		var gone = lines.get(top);
		Collections.rotate(lines.subList(top, bottom + 1), -1);
		lines.set(bottom, new Line(columns, fill));
		return gone;
	}

	/** Moves lines down by one within these rows, a blank one coming in above. */
	void down(int top, int bottom, Style fill) {
		Collections.rotate(lines.subList(top, bottom + 1), 1);
		lines.set(top, new Line(columns, fill));
	}

	void setColumns(int count) {
		columns = count;
		lines.forEach(line -> line.resize(count));
	}

	/** Takes away the first line. */
	Line removeFirst() {
		return lines.removeFirst();
	}

	void removeLast() {
		lines.removeLast();
	}

	void addFirst(Line line) {
		line.resize(columns);
		lines.addFirst(line);
	}

	void addLast() {
		lines.addLast(new Line(columns, Style.PLAIN));
	}
}
