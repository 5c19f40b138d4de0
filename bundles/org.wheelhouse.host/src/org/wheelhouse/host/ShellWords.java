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
	private final List<Word> words = new ArrayList<>();
	private final StringBuilder word = new StringBuilder();
	private int at;
	private int start;
	private int end;
	private int line = 1;
	private boolean inWord;

	/**
	 * A word and where it stands.
	 *
	 * @param text  as the command is given it
	 * @param start offset of its first character, which may be a quote
	 * @param end   offset behind its last
	 */
	record Word(String text, int start, int end) {}

	private ShellWords(String text) {
		this.text = text;
	}

	/** The words of the only command in the text; empty when there is none. */
	static List<String> split(String text) throws CommandLineException {
		return words(text.replace("\r\n", "\n")).stream().map(Word::text).toList();
	}

	/** The same with where they stand, in a text with plain line ends. */
	static List<Word> words(String text) throws CommandLineException {
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

	private List<Word> read() throws CommandLineException {
		while (at < text.length()) {
			char c = text.charAt(at++);
			switch (c) {
				case ' ', '\t' -> endWord();
				case '\n' -> endLine();
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> escaped();
				case '#' -> hash();
				default -> plain(c);
			}
		}
		endWord();
		return List.copyOf(words);
	}

	private void endWord() {
		if (inWord) {
			words.add(new Word(word.toString(), start, end));
			word.setLength(0);
			inWord = false;
		}
	}

	/** What has just been read, from there on, is of a word. */
	private void took(int from) {
		if (!inWord) {
			inWord = true;
			start = from;
		}
		end = at;
	}

	private void endLine() throws CommandLineException {
		endWord();
		line++;
		if (!words.isEmpty() && !restIsBlank()) {
			throw failure("a second command begins here, and only one is read (end a line with \\ to go on)");
		}
	}

	/** Whether only blank lines and comments follow. */
	private boolean restIsBlank() {
		return text.substring(at).lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"));
	}

	private void singleQuoted() throws CommandLineException {
		int opened = at - 1;
		int closed = text.indexOf('\'', at);
		if (closed < 0) {
			throw failure("a ' is never closed");
		}
		String quoted = text.substring(at, closed);
		word.append(quoted);
		line += (int) quoted.chars().filter(c -> c == '\n').count();
		at = closed + 1;
		took(opened);
	}

	private void doubleQuoted() throws CommandLineException {
		int from = at - 1;
		int opened = line;
		while (at < text.length()) {
			char c = text.charAt(at++);
			if (c == '"') {
				took(from);
				return;
			} else if (c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
				char next = text.charAt(at++);
				if (next == '\n') {
					line++;
				} else {
					word.append(next);
				}
			} else {
				refuseExpansion(c);
				line += c == '\n' ? 1 : 0;
				word.append(c);
			}
		}
		throw new CommandLineException(opened, "a \" is never closed");
	}

	private void escaped() {
		int from = at - 1;
		if (at == text.length()) {
			took(from);
			word.append('\\');
			return;
		}
		char next = text.charAt(at++);
		if (next == '\n') {
			line++;
		} else {
			took(from);
			word.append(next);
		}
	}

	private void hash() {
		if (inWord) {
			took(at - 1);
			word.append('#');
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
		if (c == '*' || c == '?' || c == '~' && !inWord) {
			throw failure("'" + c + "' would be replaced by file names; write them out, or quote it");
		}
		took(at - 1);
		word.append(c);
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
