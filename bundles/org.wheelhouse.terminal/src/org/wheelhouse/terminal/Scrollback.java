package org.wheelhouse.terminal;

/** The lines that have left the screen at its top: so many of the newest. */
final class Scrollback {

	private final Line[] lines;
	private int start;
	private int size;

	/** @param most how many it keeps; may be 0 */
	Scrollback(int most) {
		lines = new Line[most];
	}

	int size() {
		return size;
	}

	/** Keeps a line, in place of the oldest one when there is no room. */
	void add(Line line) {
		if (lines.length == 0) {
			return;
		}
		line.trim();
		lines[(start + size) % lines.length] = line;
		if (size < lines.length) {
			size++;
		} else {
			start = (start + 1) % lines.length;
		}
	}

	/** @param index 0 is the oldest */
	Line get(int index) {
		return lines[(start + index) % lines.length];
	}

	/** Gives back the newest; there must be one. */
	Line removeNewest() {
		size--;
		return lines[(start + size) % lines.length];
	}

	void clear() {
		start = 0;
		size = 0;
	}
}
