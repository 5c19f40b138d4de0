package org.wheelhouse.ui.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Gives parts of a text their colours, all at once: a styled text measures its lines anew for each range that it is given by
 * itself, which for a long text of many parts takes as long as the parts squared. UI thread.
 */
public final class StyledParts {

	private final List<StyleRange> ranges = new ArrayList<>();

	/** Adds a part; where two meet, the one that begins later goes before. */
	public StyledParts add(int start, int length, ColorRole color) {
		return add(start, length, color, SWT.NORMAL);
	}

	/** @param font {@link SWT#NORMAL}, or {@link SWT#BOLD} */
	public StyledParts add(int start, int length, ColorRole color, int font) {
		return add(new StyleRange(start, length, color.color(), null, font));
	}

	/** Adds a part that has more to it than a colour. */
	public StyledParts add(StyleRange range) {
		if (range.length > 0) {
			ranges.add(range);
		}
		return this;
	}

	/** Takes the place of all the styles that the text has. */
	public void putOn(StyledText text) {
		text.setStyleRanges(inOrder().toArray(StyleRange[]::new));
	}

	/** By their places, and none over another, as the text wants them. */
	private List<StyleRange> inOrder() {
		var ordered = new ArrayList<StyleRange>();
		ranges.stream().sorted(Comparator.comparingInt(range -> range.start)).forEach(range -> {
			var end = range.start + range.length;
			if (!ordered.isEmpty() && ordered.getLast().start + ordered.getLast().length > range.start) {
				var before = ordered.getLast();
				var rest = before.start + before.length - end;
				before.length = range.start - before.start;
				if (before.length == 0) {
					ordered.removeLast();
				}
				ordered.add(range);
				if (rest > 0) {
					var after = (StyleRange) before.clone();
					after.start = end;
					after.length = rest;
					ordered.add(after);
				}
			} else {
				ordered.add(range);
			}
		});
		return ordered;
	}
}
