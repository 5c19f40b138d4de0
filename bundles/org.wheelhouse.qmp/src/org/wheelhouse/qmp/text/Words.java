package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.List;

/** Splits a line at its blanks. Those within quotes and brackets separate nothing. */
final class Words {

	/** How a word ends. */
	enum End {
		WHOLE, IN_QUOTE, IN_BRACKET
	}

	/** A word, and where it begins. Where {@code end} is not {@code WHOLE}, it goes on to the end of the line. */
	record Word(int start, String text, End end) {

		int until() {
			return start + text.length();
		}

		boolean touches(int caret) {
			return start <= caret && caret <= until();
		}
	}

	private final String line;

	private Words(String line) {
		this.line = line;
	}

	/** All words, also those that do not end. */
	static List<Word> of(String line) {
		var reader = new Words(line);
		var words = new ArrayList<Word>();
		for (var at = 0; at < line.length();) {
			if (Character.isWhitespace(line.charAt(at))) {
				at++;
			} else {
				var word = reader.wordAt(at);
				words.add(word);
				at = word.until();
			}
		}
		return words;
	}

	private Word wordAt(int start) {
		var depth = 0;
		var quoted = false;
		for (var at = start; at < line.length(); at++) {
			var sign = line.charAt(at);
			if (quoted) {
				if (sign == '\\') {
					at++;
				} else if (sign == '"') {
					quoted = false;
				}
			} else if (sign == '"') {
				quoted = true;
			} else if (sign == '{' || sign == '[') {
				depth++;
			} else if (sign == '}' || sign == ']') {
				depth--;
			} else if (depth <= 0 && Character.isWhitespace(sign)) {
				return new Word(start, line.substring(start, at), End.WHOLE);
			}
		}
		return new Word(start, line.substring(start), quoted ? End.IN_QUOTE : depth > 0 ? End.IN_BRACKET : End.WHOLE);
	}
}
