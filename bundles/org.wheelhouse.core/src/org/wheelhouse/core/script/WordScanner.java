package org.wheelhouse.core.script;

import java.util.ArrayList;
import java.util.List;

/** Reads one word of a shell script, with its quotes and what is replaced in it (POSIX Shell Command Language, 2.2 and 2.6). */
final class WordScanner {

	/** What ends a word that is not quoted. */
	static final String ENDS = " \t\r\n;&|<>()";
	private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

	private final Characters in;
	private final List<ScriptWord.Part> parts = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();
	private boolean quoted;

	WordScanner(Characters in) {
		this.in = in;
	}

	/** The word that begins here. */
	ScriptWord word() throws ScriptProblem {
		return word(ENDS);
	}

	/** The word that ends before one of these characters. */
	ScriptWord word(String ends) throws ScriptProblem {
		int line = in.line();
		while (in.more() && ends.indexOf(in.peek()) < 0) {
			char c = in.next();
			switch (c) {
				case '\'' -> single();
				case '"' -> twice();
				case '\\' -> escaped();
				case '$', '`' -> replaced(c, false);
				default -> add(c, false);
			}
		}
		end();
		return new ScriptWord(parts, line);
	}

	private void add(char c, boolean inQuotes) {
		if (inQuotes != quoted) {
			end();
			quoted = inQuotes;
		}
		text.append(c);
	}

	private void end() {
		if (!text.isEmpty()) {
			parts.add(new ScriptWord.Text(text.toString(), quoted));
			text.setLength(0);
		}
	}

	/** Quotes around nothing are a word all the same. */
	private void empty() {
		end();
		parts.add(new ScriptWord.Text("", true));
	}

	private void escaped() {
		if (in.more() && in.next() != '\n') {
			add(in.last(), true);
		}
	}

	private void single() throws ScriptProblem {
		int line = in.line();
		int begin = in.at();
		while (in.until(line, "'") != '\'') {
			add(in.last(), true);
		}
		if (in.at() == begin + 1) {
			empty();
		}
	}

	private void twice() throws ScriptProblem {
		int line = in.line();
		int begin = in.at();
		for (char c = in.until(line, "\""); c != '"'; c = in.until(line, "\"")) {
			if (c == '$' || c == '`') {
				replaced(c, true);
			} else if (c == '\\' && in.more() && ESCAPED_IN_QUOTES.indexOf(in.peek()) >= 0) {
				if (in.next() != '\n') {
					add(in.last(), true);
				}
			} else {
				add(c, true);
			}
		}
		if (in.at() == begin + 1) {
			empty();
		}
	}

	private void replaced(char c, boolean inQuotes) throws ScriptProblem {
		int begin = in.at() - 1;
		int line = in.line();
		if (c == '`') {
			var command = new StringBuilder();
			while (in.until(line, "`") != '`') {
				command.append(in.last());
			}
			put(new ScriptWord.Output(in.from(begin), command.toString(), inQuotes));
		} else if (in.skip("((")) {
			in.untilClosed(line, 2);
			put(new ScriptWord.Output(in.from(begin), "expr", inQuotes));
		} else if (in.skip("(")) {
			in.untilClosed(line, 1);
			put(new ScriptWord.Output(in.from(begin), in.between(begin + 2, 1), inQuotes));
		} else if (in.skip("{")) {
			braced(begin, inQuotes);
		} else {
			String name = in.name();
			if (name.isEmpty()) {
				add('$', inQuotes);
			} else {
				put(new ScriptWord.Variable("$" + name, name, "", "", new ScriptWord(List.of(), line), inQuotes));
			}
		}
	}

	private void braced(int begin, boolean inQuotes) throws ScriptProblem {
		int line = in.line();
		var operator = new StringBuilder();
		if (in.skip("#")) {
			operator.append("length");
		}
		String name = in.name();
		if (name.isEmpty()) {
			throw new ScriptProblem(line, "a name is missing behind ${");
		}
		String index = in.skip("[") ? in.upTo(line, ']') : "";
		while (in.more() && ":-=?+%#/^,".indexOf(in.peek()) >= 0 && operator.length() < 2) {
			operator.append(in.next());
		}
		ScriptWord operand = new WordScanner(in).word("}");
		in.until(line, "}");
		put(new ScriptWord.Variable(in.from(begin), name, index, operator.toString(), operand, inQuotes));
	}

	private void put(ScriptWord.Part part) {
		end();
		parts.add(part);
	}
}
