package org.wheelhouse.terminal;

/**
 * What changed since it was last asked: lines by their numbers.
 *
 * @param first the first changed line
 * @param last  the last changed line; before the first when none did
 */
public record DirtyLines(long first, long last) {

	static final DirtyLines NONE = new DirtyLines(Long.MAX_VALUE, Long.MIN_VALUE);

	/** Whether nothing changed. */
	public boolean isEmpty() {
		return first > last;
	}

	DirtyLines with(long from, long to) {
		return new DirtyLines(Math.min(first, from), Math.max(last, to));
	}
}
