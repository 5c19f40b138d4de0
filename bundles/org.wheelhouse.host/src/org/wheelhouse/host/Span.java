package org.wheelhouse.host;

/**
 * A range of characters of a text, as Java counts them.
 *
 * @param start offset of the first
 * @param end   offset behind the last
 */
public record Span(int start, int end) {

	/** How many. */
	public int length() {
		return end - start;
	}

	/** Whether this offset is in it or right behind it, where a caret would still be at it. */
	public boolean touches(int offset) {
		return start <= offset && offset <= end;
	}
}
