package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.ui.theme.ColorRole;

/**
 * A part of a text in a colour.
 *
 * @param start  where it begins, in characters
 * @param length in characters
 */
record Span(int start, int length, ColorRole color, boolean bold) {

	private static final Pattern TOKEN = Pattern
			.compile("(\"(?:[^\"\\\\\\n]|\\\\.)*\")(\\s*:)?|\\b(?:true|false|null)\\b|(?<![\\w.\"-])-?\\d[\\d.]*\\b");

	/** How many characters the word has that begins there. */
	static int word(String text, int start) {
		var end = start;
		while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
			end++;
		}
		return end - start;
	}

	/** Names, strings and numbers of JSON from there on. */
	static List<Span> json(String text, int start) {
		var spans = new ArrayList<Span>();
		var tokens = TOKEN.matcher(text);
		for (var found = tokens.find(start); found; found = tokens.find()) {
			if (tokens.group(1) == null) {
				spans.add(new Span(tokens.start(), tokens.end() - tokens.start(), ColorRole.PAUSE, false));
			} else {
				spans.add(new Span(tokens.start(1), tokens.end(1) - tokens.start(1),
						tokens.group(2) == null ? ColorRole.RUN : ColorRole.ACCENT, false));
			}
		}
		return spans;
	}
}
