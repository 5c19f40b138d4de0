package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts JSON that somebody is writing into what it consists of. A string that is not closed ends at the caret. */
final class JsonTokens {

	/** A part of it. */
	sealed interface Token {

		/** A bracket, a comma or a colon. */
		record Sign(char sign) implements Token {}

		/**
		 * A string, or what is not one yet.
		 *
		 * @param from    where it begins, with its quote
		 * @param to      behind its end, with its quote
		 * @param text    without quotes
		 * @param written whether the caret is in it
		 */
		record Scalar(int from, int to, String text, boolean quoted, boolean written) implements Token {}
	}

	private static final String SIGNS = "{}[],:";

	private final String text;
	private final int caret;
	private final List<Token> tokens = new ArrayList<>();
	private boolean found;

	private JsonTokens(String text, int caret) {
		this.text = text;
		this.caret = caret;
	}

	/** The tokens from a place on; one of them is written, if need be an empty one, unless the caret is before that place. */
	static List<Token> of(String text, int start, int caret) {
		var reader = new JsonTokens(text, caret);
		reader.found = caret < start;
		reader.read(start);
		return reader.tokens;
	}

	private void read(int start) {
		for (var at = start; at < text.length();) {
			var sign = text.charAt(at);
			if (Character.isWhitespace(sign)) {
				at++;
			} else if (SIGNS.indexOf(sign) >= 0) {
				gap(at);
				tokens.add(new Token.Sign(sign));
				at++;
			} else {
				at = scalar(at);
			}
		}
		gap(text.length());
	}

	/** Something that begins here, and is no scalar: the caret may be before it. */
	private void gap(int at) {
		if (!found && caret <= at) {
			add(new Token.Scalar(caret, caret, "", false, true));
		}
	}

	private int scalar(int from) {
		if (caret < from) {
			gap(from);
		}
		var quoted = text.charAt(from) == '"';
		var end = quoted ? endOfString(from + 1) : endOfBare(from);
		var closed = quoted && end < text.length() && text.charAt(end) == '"';
		var to = closed ? end + 1 : end;
		var written = !found && caret <= end;
		add(new Token.Scalar(from, to, text.substring(quoted ? from + 1 : from, end), quoted, written));
		return to;
	}

	private void add(Token.Scalar scalar) {
		tokens.add(scalar);
		found |= scalar.written();
	}

	private int endOfString(int start) {
		for (var at = start; at < text.length(); at++) {
			var sign = text.charAt(at);
			if (sign == '"') {
				return at;
			}
			if (!found && at >= caret && !isOfName(sign)) {
				// What follows is not meant: the quote that would close it is still to be written.
				return Math.max(start, caret);
			}
			if (sign == '\\') {
				at++;
			}
		}
		return text.length();
	}

	private int endOfBare(int start) {
		var at = start;
		while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '"'
				&& SIGNS.indexOf(text.charAt(at)) < 0) {
			at++;
		}
		return at;
	}

	private static boolean isOfName(char sign) {
		return Character.isLetterOrDigit(sign) || "-_.:/#".indexOf(sign) >= 0;
	}
}
