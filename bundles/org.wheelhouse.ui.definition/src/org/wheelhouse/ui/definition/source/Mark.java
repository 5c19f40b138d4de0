package org.wheelhouse.ui.definition.source;

import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;

/**
 * Something that is to be seen at a place of a definition.
 *
 * @param start   offset of its first character
 * @param end     offset behind its last
 * @param message a sentence
 */
public record Mark(Weight weight, int start, int end, String message) {

	/** How bad it is. */
	public enum Weight {
		/** The machine would not start. */
		ERROR(Icon.ERROR, ColorRole.FAIL),
		/** It may not be what was meant. */
		WARNING(Icon.WARNING, ColorRole.PAUSE),
		/** Good to know. */
		INFO(Icon.INFO, ColorRole.ACCENT);

		private final Icon icon;
		private final ColorRole color;

		Weight(Icon icon, ColorRole color) {
			this.icon = icon;
			this.color = color;
		}

		/** In a margin or a row. */
		public Icon icon() {
			return icon;
		}

		/** Of the line beneath it. */
		public ColorRole color() {
			return color;
		}
	}

	boolean touches(int from, int to) {
		return start < to && end > from || start == end && start >= from && start <= to;
	}
}
