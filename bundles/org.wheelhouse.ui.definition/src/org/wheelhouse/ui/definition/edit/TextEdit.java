package org.wheelhouse.ui.definition.edit;

/**
 * One place of a text that is written anew. Immutable.
 *
 * @param start    offset of its first character
 * @param removed  what stood there
 * @param inserted what stands there then
 */
public record TextEdit(int start, String removed, String inserted) {

	/** The smallest that makes one text of another. */
	public static TextEdit between(String before, String after) {
		var shorter = Math.min(before.length(), after.length());
		var first = 0;
		while (first < shorter && before.charAt(first) == after.charAt(first)) {
			first++;
		}
		var last = 0;
		while (last < shorter - first
				&& before.charAt(before.length() - 1 - last) == after.charAt(after.length() - 1 - last)) {
			last++;
		}
		return new TextEdit(first, before.substring(first, before.length() - last),
				after.substring(first, after.length() - last));
	}

	/** Whether it changes nothing. */
	public boolean isEmpty() {
		return removed.equals(inserted);
	}

	/** Offset behind what stands there then. */
	public int end() {
		return start + inserted.length();
	}

	/** The text with it. */
	String on(String text) {
		return text.substring(0, start) + inserted + text.substring(start + removed.length());
	}

	/** What takes it back. */
	TextEdit inverse() {
		return new TextEdit(start, inserted, removed);
	}

	/**
	 * Both as one.
	 *
	 * @param between the text after this and before the next
	 */
	TextEdit then(TextEdit next, String between) {
		var from = Math.min(start, next.start);
		var to = Math.max(end(), next.start + next.removed.length());
		return new TextEdit(from, between.substring(from, start) + removed + between.substring(end(), to),
				between.substring(from, next.start) + next.inserted
						+ between.substring(next.start + next.removed.length(), to));
	}
}
