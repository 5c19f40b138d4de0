package org.wheelhouse.terminal;

import java.util.BitSet;

/** Where a tab stops: every eight columns, and wherever the guest says. */
final class TabStops {

	private static final int USUAL = 8;
	/** A screen that grows has them further right too. */
	private static final int WIDEST = Terminal.MOST_COLUMNS;

	private final BitSet stops = new BitSet();

	TabStops() {
		reset();
	}

	void reset() {
		stops.clear();
		for (var column = USUAL; column < WIDEST; column += USUAL) {
			stops.set(column);
		}
	}

	void set(int column) {
		stops.set(column);
	}

	void clear(int column) {
		stops.clear(column);
	}

	void clearAll() {
		stops.clear();
	}

	/** The next stop, or the last column. */
	int after(int column, int columns) {
		var stop = stops.nextSetBit(column + 1);
		return stop < 0 || stop >= columns ? columns - 1 : stop;
	}

	/** The stop before, or the first column. */
	int before(int column) {
		return column == 0 ? 0 : Math.max(0, stops.previousSetBit(column - 1));
	}
}
