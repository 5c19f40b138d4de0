package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A word of a shell's command, and where each of its characters stands and how it is quoted there: a part of it can be
 * written anew without touching the others.
 */
final class ShellWord {

	/** How a character is quoted: it stands between two of these, or (plain) by itself or behind a backslash. */
	private static final char PLAIN = 0;
	private static final char SINGLE = '\'';
	private static final char DOUBLE = '"';

	private final String text;
	private final Span span;
	private final int[] starts;
	private final int[] ends;
	private final char[] quotes;
	/** For each character the pair of quotes that it is in; -1 for a plain one. */
	private final int[] pairs;
	/** Where these are, with their quotes. */
	private final List<Span> quoted;

	private ShellWord(Reading read) {
		text = read.text.toString();
		span = new Span(read.start, read.end);
		starts = Arrays.copyOf(read.starts, text.length());
		ends = Arrays.copyOf(read.ends, text.length());
		quotes = Arrays.copyOf(read.quotes, text.length());
		pairs = Arrays.copyOf(read.pairs, text.length());
		quoted = List.copyOf(read.quoted);
	}

	/** As the command is given it. */
	String text() {
		return text;
	}

	/** Where it stands, with its quotes. */
	Span span() {
		return span;
	}

	/** Where some of its characters stand; none are a place between two. */
	Span span(int from, int to) {
		if (from == to) {
			int place = from > 0 ? ends[from - 1] : starts.length > 0 ? starts[0] : span.end();
			return new Span(place, place);
		}
		return new Span(starts[from], ends[to - 1]);
	}

	/** How many of its characters stand before this offset of the text that it stands in. */
	int charactersBefore(int offset) {
		int count = 0;
		while (count < starts.length && starts[count] < offset) {
			count++;
		}
		return count;
	}

	/**
	 * What is to be written so that another text stands in place of some of its characters, quoted as they are.
	 *
	 * @param from the first of them
	 * @param to   behind the last; the same as {@code from} to put the text there
	 */
	Change change(int from, int to, String other) {
		if (text.substring(from, to).equals(other)) {
			return new Change(new Span(span.end(), span.end()), "");
		}
		boolean whole = from == 0 && to == text.length();
		if (text.isEmpty() || whole && (starts[0] == span.start() || !isOneQuoted())) {
			return new Change(span, ShellWords.quote(other));
		}
		var place = span(from, to);
		char before = quotes[from > 0 && from == to ? from - 1 : from];
		char after = quotes[Math.max(to - 1, 0)];
		if (before == after) {
			return new Change(place, switch (before) {
				case SINGLE -> other.replace("'", "'\\''");
				case DOUBLE -> other.replaceAll("[\"$`\\\\]", "\\\\$0");
				default -> quoted(other);
			});
		}
		boolean opens = before != PLAIN && (from == 0 || pairs[from - 1] != pairs[from]);
		boolean closes = after != PLAIN && (to == pairs.length || pairs[to] != pairs[to - 1]);
		return new Change(
				new Span(opens ? quoted.get(pairs[from]).start() : place.start(),
						closes ? quoted.get(pairs[to - 1]).end() : place.end()),
				(opens ? "" : quote(before)) + quoted(other) + (closes ? "" : quote(after)));
	}

	/** Whether one pair of quotes is around all of it. */
	private boolean isOneQuoted() {
		for (char quote : quotes) {
			if (quote == PLAIN || quote != quotes[0]) {
				return false;
			}
		}
		return true;
	}

	private static String quoted(String other) {
		return other.isEmpty() ? "" : ShellWords.quote(other);
	}

	private static String quote(char quote) {
		return quote == PLAIN ? "" : String.valueOf(quote);
	}

	/** A text in place of what stands there now. */
	record Change(Span span, String text) {}

	/** A word that is being read. */
	static final class Reading {

		private final StringBuilder text = new StringBuilder();
		private int[] starts = new int[16];
		private int[] ends = new int[16];
		private char[] quotes = new char[16];
		private int[] pairs = new int[16];
		private final List<Span> quoted = new ArrayList<>();
		private int start;
		private int end;
		private boolean begun;

		/** Whether there is anything of it yet, be it an empty pair of quotes. */
		boolean begun() {
			return begun;
		}

		/** A pair of quotes is closed, and what is in it has been added. */
		void quoted(int from, int to) {
			quoted.add(new Span(from, to));
			took(from, to);
		}

		private void took(int from, int to) {
			start = begun ? start : from;
			begun = true;
			end = to;
		}

		/** A character that stands by itself or behind a backslash. */
		void plain(char c, int from, int to) {
			took(from, to);
			add(c, from, to, PLAIN);
		}

		void singleQuoted(char c, int from, int to) {
			add(c, from, to, SINGLE);
		}

		void doubleQuoted(char c, int from, int to) {
			add(c, from, to, DOUBLE);
		}

		private void add(char c, int from, int to, char quote) {
			int at = text.length();
			if (at == starts.length) {
				starts = Arrays.copyOf(starts, 2 * at);
				ends = Arrays.copyOf(ends, 2 * at);
				quotes = Arrays.copyOf(quotes, 2 * at);
				pairs = Arrays.copyOf(pairs, 2 * at);
			}
			starts[at] = from;
			ends[at] = to;
			quotes[at] = quote;
			pairs[at] = quote == PLAIN ? -1 : quoted.size();
			text.append(c);
		}

		ShellWord word() {
			return new ShellWord(this);
		}
	}
}
