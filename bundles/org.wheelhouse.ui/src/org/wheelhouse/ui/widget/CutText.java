package org.wheelhouse.ui.widget;

import java.util.function.ToIntFunction;

import org.eclipse.swt.graphics.GC;

/** A text that is cut where there is no more room, with dots that say so. */
public final class CutText {

	private static final String DOTS = "…";

	private CutText() {
		// holds no state
	}

	/** As much of a text as there is room for in the GC's font; at least the dots. */
	public static String fitting(GC gc, String text, int room) {
		return fitting(text, room, shown -> gc.textExtent(shown).x);
	}

	/**
	 * The same for whoever measures otherwise.
	 *
	 * @param width of a text; one that is longer is not narrower
	 */
	public static String fitting(String text, int room, ToIntFunction<String> width) {
		if (width.applyAsInt(text) <= room) {
			return text;
		}
		// By halves: to measure a text is slow, and a reason for a failure is long.
		int fits = 0;
		int tooLong = text.length();
		while (tooLong - fits > 1) {
			int middle = (fits + tooLong) / 2;
			if (width.applyAsInt(text.substring(0, middle) + DOTS) <= room) {
				fits = middle;
			} else {
				tooLong = middle;
			}
		}
		return text.substring(0, fits).stripTrailing() + DOTS;
	}
}
