package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Splits one plain command of the shell into its words, as POSIX "Shell Command Language" 2.2 (quoting) and 2.3 (token
 * recognition) tell, and writes words so that a shell reads them back. Everything that a shell would expand or run is
 * refused, because nothing here is ever run by a shell.
 */
final class ShellWords {

	private static final String CONTROL = "|&;<>()";

	private final String text;
	private final List<ShellWord> words = new ArrayList<>();
	private ShellWord.Reading word = new ShellWord.Reading();
	private int at;
	private int line = 1;

	private ShellWords(String text) {
		this.text = text;
	}

	/** The words of the only command in the text; empty when there is none. Lines end as on any system. */
	static List<ShellWord> words(String text) throws CommandLineException {
		return new ShellWords(text).read();
	}

	/** The word as a shell reads it back, quoted where it has to be. */
	static String quote(String word) {
		boolean plain = !word.isEmpty() && word.chars().allMatch(ShellWords::isPlain);
		return plain ? word : "'" + word.replace("'", "'\\''") + "'";
	}

	private static boolean isPlain(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_@%+=:,./-".indexOf(c) >= 0;
	}

	private List<ShellWord> read() throws CommandLineException {
		while (at < text.length()) {
			char c = text.charAt(at++);
			switch (c) {
				case ' ', '\t' -> endWord();
				case '\n' -> endLine();
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> escaped();
				case '#' -> hash();
				case '\r' -> carriageReturn();
				default -> plain(c);
			}
		}
		endWord();
		return List.copyOf(words);
	}

	private void endWord() {
		if (word.begun()) {
			words.add(word.word());
			word = new ShellWord.Reading();
		}
	}

	private void endLine() throws CommandLineException {
		endWord();
		line++;
		if (words.isEmpty()) {
			return;
		}
		if (!restIsBlank()) {
			throw failure("a second command begins here, and only one is read (end a line with \\ to go on)");
		}
		at = text.length();
	}

	/** Whether only blank lines and comments follow. */
	private boolean restIsBlank() {
		return text.substring(at).lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"));
	}

	/** Whether a line ends here as Windows ends it. */
	private boolean isWindowsEnd(int offset) {
		return text.startsWith("\r\n", offset);
	}

	/** Where the character here begins: the end of a line is one, however it is written. */
	private int begin(int offset) {
		return isWindowsEnd(offset - 1) ? offset - 1 : offset;
	}

	private void carriageReturn() throws CommandLineException {
		if (!isWindowsEnd(at - 1)) {
			plain('\r');
		}
	}

	private void singleQuoted() throws CommandLineException {
		int opened = at - 1;
		int closed = text.indexOf('\'', at);
		if (closed < 0) {
			throw failure("a ' is never closed");
		}
		for (int i = at; i < closed; i++) {
			char c = text.charAt(i);
			if (!isWindowsEnd(i)) {
				word.singleQuoted(c, begin(i), i + 1);
			}
			line += c == '\n' ? 1 : 0;
		}
		at = closed + 1;
		word.quoted(opened, at);
	}

	private void doubleQuoted() throws CommandLineException {
		int from = at - 1;
		int opened = line;
		while (at < text.length()) {
			int start = at;
			char c = text.charAt(at++);
			if (c == '"') {
				word.quoted(from, at);
				return;
			} else if (c == '\\' && endsLine()) {
				line++;
			} else if (c == '\\' && at < text.length() && "$`\"\\".indexOf(text.charAt(at)) >= 0) {
				word.doubleQuoted(text.charAt(at++), start, at);
			} else if (!isWindowsEnd(start)) {
				refuseExpansion(c);
				line += c == '\n' ? 1 : 0;
				word.doubleQuoted(c, begin(start), at);
			}
		}
		throw new CommandLineException(opened, "a \" is never closed");
	}

	/** Goes past the end of a line, if it is here. */
	private boolean endsLine() {
		int end = isWindowsEnd(at) ? at + 1 : at;
		if (end < text.length() && text.charAt(end) == '\n') {
			at = end + 1;
			return true;
		}
		return false;
	}

	private void escaped() {
		int from = at - 1;
		if (at == text.length()) {
			word.plain('\\', from, at);
		} else if (endsLine()) {
			line++;
		} else {
			word.plain(text.charAt(at++), from, at);
		}
	}

	private void hash() {
		if (word.begun()) {
			word.plain('#', at - 1, at);
		} else {
			int newline = text.indexOf('\n', at);
			at = newline < 0 ? text.length() : newline;
		}
	}

	private void plain(char c) throws CommandLineException {
		refuseExpansion(c);
		if (c == '&') {
			throw failure("'&' runs it in the background; leave it out, it runs on by itself");
		}
		if (CONTROL.indexOf(c) >= 0) {
			throw failure("'" + c
					+ "' joins or redirects commands; only one plain command is read (quote it if it is meant as text)");
		}
		if (c == '*' || c == '?' || c == '~' && !word.begun()) {
			throw failure("'" + c + "' would be replaced by file names; write them out, or quote it");
		}
		word.plain(c, at - 1, at);
	}

	private void refuseExpansion(char c) throws CommandLineException {
		if (c == '$' || c == '`') {
			String found = text.substring(at - 1, text.length()).lines().findFirst().orElse("");
			throw failure("variables and commands are not replaced: " + found.chars().limit(20)
					.mapToObj(Character::toString).collect(Collectors.joining()) + " (write out what it stands for)");
		}
	}

	private CommandLineException failure(String message) {
		return new CommandLineException(line, message);
	}
}
