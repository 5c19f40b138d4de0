package org.wheelhouse.terminal;

/** The numbers of a control sequence. A bounded number of them is kept, each bounded. */
final class Parameters {

	private static final int MOST = 32;
	private static final int LARGEST = 9999;
	private static final int MISSING = -1;

	private final int[] values = new int[MOST];
	/** Whether a value belongs to the one before it, after a colon. */
	private final boolean[] subordinate = new boolean[MOST];
	private int size;

	void clear() {
		size = 0;
	}

	void digit(int digit) {
		if (size == 0) {
			next(false);
		}
		var last = size - 1;
		values[last] = Math.min(LARGEST, Math.max(0, values[last]) * 10 + digit);
	}

	/** After a semicolon, or a colon. */
	void separator(boolean colon) {
		if (size == 0) {
			next(false);
		}
		next(colon);
	}

	private void next(boolean colon) {
		if (size < MOST) {
			values[size] = MISSING;
			subordinate[size] = colon;
			size++;
		}
	}

	int size() {
		return size;
	}

	/** The value there, or another when it was left out. */
	int get(int index, int otherwise) {
		return index < size && values[index] != MISSING ? values[index] : otherwise;
	}

	/** A count: 1 when it was left out or is 0. */
	int count(int index) {
		return Math.max(1, get(index, 1));
	}

	boolean isSubordinate(int index) {
		return index < size && subordinate[index];
	}
}
