package org.wheelhouse.core.script;

/** A text that is read from its beginning to its end. */
final class Characters {

	private final String text;
	private int at;
	private int line = 1;

	/** Lines end as on any system. */
	Characters(String text) {
		this.text = text.replace("\r\n", "\n");
	}

	boolean more() {
		return at < text.length();
	}

	char peek() {
		return text.charAt(at);
	}

	/** The one that was read last. */
	char last() {
		return text.charAt(at - 1);
	}

	char next() {
		char c = text.charAt(at++);
		line += c == '\n' ? 1 : 0;
		return c;
	}

	/** How many were read. */
	int at() {
		return at;
	}

	/** From 1. */
	int line() {
		return line;
	}

	/** Goes past these characters, if they come. */
	boolean skip(String expected) {
		if (!text.startsWith(expected, at)) {
			return false;
		}
		expected.chars().forEach(_ -> next());
		return true;
	}

	/** The next one, which has to be there: something that began in that line is to be closed. */
	char until(int opened, String close) throws ScriptProblem {
		if (!more()) {
			throw new ScriptProblem(opened, "a " + close + " is missing");
		}
		return next();
	}

	/** All up to that character, which is read too. */
	String upTo(int opened, char close) throws ScriptProblem {
		int begin = at;
		while (until(opened, String.valueOf(close)) != close) {
			// it belongs to it
		}
		return text.substring(begin, at - 1);
	}

	/** Goes past as many brackets as are open, with those that are opened meanwhile; quotes hide them. */
	void untilClosed(int opened, int open) throws ScriptProblem {
		int depth = open;
		while (depth > 0) {
			switch (until(opened, ")")) {
				case '(' -> depth++;
				case ')' -> depth--;
				case '\\' -> until(opened, ")");
				case '\'' -> upTo(opened, '\'');
				case '"' -> {
					for (char c = until(opened, "\""); c != '"'; c = until(opened, "\"")) {
						if (c == '\\') {
							next();
						}
					}
				}
				default -> {
					// it belongs to it
				}
			}
		}
	}

	/** The name of a variable that comes, or of an argument; empty for none. */
	String name() {
		if (more() && "@*#?$!".indexOf(peek()) >= 0 || more() && Character.isDigit(peek())) {
			return String.valueOf(next());
		}
		int begin = at;
		while (more() && isName(peek())) {
			next();
		}
		return text.substring(begin, at);
	}

	private static boolean isName(char c) {
		return c == '_' || c < 128 && Character.isLetterOrDigit(c);
	}

	/** What was read since then. */
	String from(int begin) {
		return text.substring(begin, at);
	}

	/** The same without its last characters. */
	String between(int begin, int without) {
		return text.substring(begin, at - without);
	}

	/** What matches here; empty when nothing does. Nothing is read. */
	String match(java.util.regex.Pattern pattern) {
		var matcher = pattern.matcher(text).region(at, text.length());
		return matcher.lookingAt() ? matcher.group() : "";
	}

	/** The rest of the line, without its end, which is read. */
	String restOfLine() {
		int end = text.indexOf('\n', at);
		int stop = end < 0 ? text.length() : end;
		String rest = text.substring(at, stop);
		at = Math.min(stop + 1, text.length());
		line += end < 0 ? 0 : 1;
		return rest;
	}
}
