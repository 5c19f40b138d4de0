package org.wheelhouse.ui.definition.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.LineBackgroundEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.source.SourceScan.Kind;
import org.wheelhouse.ui.definition.source.SourceScan.Word;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * How the text looks: colours of its words, lines beneath what is wrong, the option that is edited elsewhere. Only what can be
 * seen is coloured, when it is painted. UI thread.
 */
final class SourceLook {

	/** A line that goes on is set in by so many characters. */
	private static final int INDENT = 4;

	/** A line that is longer has one colour, and no line is wrapped beside it. */
	private static final int LONG = 10_000;

	private final StyledText text;
	private List<Word> words = List.of();
	private List<Finding> marks = List.of();
	private Optional<Emphasis> emphasis = Optional.empty();

	/**
	 * What is marked as edited elsewhere.
	 *
	 * @param start      of the option
	 * @param end        of the option
	 * @param outlined   where the part begins that is outlined
	 * @param outlineEnd behind it; no part when it is where it begins
	 */
	record Emphasis(int start, int end, int outlined, int outlineEnd) {}

	SourceLook(StyledText text) {
		this.text = text;
		text.addLineStyleListener(this::style);
		text.addLineBackgroundListener(this::ground);
	}

	void words(List<Word> now) {
		words = now;
	}

	void marks(List<Finding> now) {
		marks = now;
		text.redraw();
	}

	void emphasise(Optional<Emphasis> now) {
		if (!now.equals(emphasis)) {
			emphasis = now;
			text.redraw();
		}
	}

	List<Finding> marks() {
		return marks;
	}

	private void ground(LineBackgroundEvent event) {
		var from = event.lineOffset;
		var to = from + event.lineText.length();
		if (emphasis.filter(part -> part.start <= to && part.end >= from && part.start < part.end).isPresent()) {
			event.lineBackground = ColorRole.ACCENT_SOFT.color();
		}
	}

	private void style(LineStyleEvent event) {
		event.wrapIndent = INDENT * text.getLineHeight() / 2;
		event.styles = styles(event.lineOffset, event.lineText);
	}

	/** Whether one is too long to be wrapped and coloured as it is typed. */
	static boolean hasLongLine(String text) {
		for (var start = 0; start >= 0 && start + LONG < text.length();) {
			var end = text.indexOf('\n', start);
			if ((end < 0 ? text.length() : end) - start > LONG) {
				return true;
			}
			start = end < 0 ? -1 : end + 1;
		}
		return false;
	}

	/** How a line is painted. */
	StyleRange[] styles(int from, String line) {
		if (line.length() > LONG) {
			return new StyleRange[]{new StyleRange(from, line.length(), ColorRole.TEXT.color(), null)};
		}
		var to = from + line.length();
		var borders = new TreeSet<Integer>(List.of(from, to));
		for (var i = firstAt(from); i < words.size() && words.get(i).start() < to; i++) {
			put(borders, from, to, words.get(i).start(), words.get(i).end());
		}
		marks.forEach(mark -> put(borders, from, to, mark.where().start(), mark.where().end()));
		emphasis.ifPresent(part -> put(borders, from, to, part.outlined, part.outlineEnd));
		var styles = new ArrayList<StyleRange>();
		var start = from;
		for (var end : borders.tailSet(from, false)) {
			styles.add(style(start, end));
			start = end;
		}
		return styles.toArray(StyleRange[]::new);
	}

	private static void put(TreeSet<Integer> borders, int from, int to, int start, int end) {
		borders.add(Math.clamp(start, from, to));
		borders.add(Math.clamp(end, from, to));
	}

	/** The first word that ends behind an offset. */
	private int firstAt(int offset) {
		var low = 0;
		var high = words.size();
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (words.get(middle).end() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private StyleRange style(int start, int end) {
		var style = new StyleRange(start, end - start, ColorRole.TEXT.color(), null);
		var index = firstAt(start);
		if (index < words.size() && words.get(index).start() <= start) {
			ink(style, words.get(index).kind());
		}
		marks.stream().filter(mark -> mark.where().start() <= start && mark.where().end() >= end).findFirst()
				.ifPresent(mark -> {
					style.underline = true;
					style.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
					style.underlineColor = mark.weight().color().color();
				});
		emphasis.filter(part -> part.outlined <= start && part.outlineEnd >= end).ifPresent(_ -> {
			style.borderStyle = SWT.BORDER_SOLID;
			style.borderColor = ColorRole.ACCENT.color();
		});
		return style;
	}

	private static void ink(StyleRange style, Kind kind) {
		switch (kind) {
			case OPTION -> style.foreground = ColorRole.ACCENT.color();
			case COMMENT -> {
				style.foreground = ColorRole.FAINT.color();
				style.fontStyle = SWT.ITALIC;
			}
			case CONTINUATION -> style.foreground = ColorRole.FAINT.color();
			case PROGRAM -> style.fontStyle = SWT.BOLD;
			case VALUE -> style.foreground = ColorRole.TEXT.color();
		}
	}
}
