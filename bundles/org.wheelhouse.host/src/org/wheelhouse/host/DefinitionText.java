package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.wheelhouse.host.ShellWords.Word;

/**
 * The text of a definition, which can be changed where it stands: comments, order, line ends and the spelling of everything
 * else stay as they are. Immutable; any thread.
 */
public final class DefinitionText {

	private static final String CONTINUED = "\\\n";

	private final String text;
	private final boolean windowsLines;
	private final QemuCommandLine commandLine;
	private final List<Word> words;
	/** For each option the index of its first word. */
	private final List<Integer> firsts = new ArrayList<>();

	private DefinitionText(String text, boolean windowsLines) throws CommandLineException {
		this.text = text;
		this.windowsLines = windowsLines;
		commandLine = QemuCommandLine.parse(text);
		words = ShellWords.words(text);
		int at = (words.getFirst().text().equals("exec") ? 1 : 0) + (commandLine.program().isPresent() ? 1 : 0);
		for (var option : commandLine.options()) {
			firsts.add(at);
			at += width(option, words.get(at).text());
		}
	}

	/**
	 * Reads a definition.
	 *
	 * @throws CommandLineException as of {@link QemuCommandLine#parse(String)}
	 */
	public static DefinitionText parse(String text) throws CommandLineException {
		return new DefinitionText(text.replace("\r\n", "\n"), text.contains("\r\n"));
	}

	private static int width(QemuOption option, String word) {
		return word.startsWith("-") && word.length() > 1 && option.value().isPresent() ? 2 : 1;
	}

	/** What it says. */
	public QemuCommandLine commandLine() {
		return commandLine;
	}

	/** Its options, in order. */
	public List<QemuOption> options() {
		return commandLine.options();
	}

	/** What is to be written. */
	public String text() {
		return windowsLines ? text.replace("\n", "\r\n") : text;
	}

	/**
	 * The same with another value of an option that has one.
	 *
	 * @param option its index
	 */
	public DefinitionText withValue(int option, String value) {
		var word = words.get(firsts.get(option) + width(options().get(option), firstWord(option)) - 1);
		return changed(text.substring(0, word.start()) + quotedAs(text.substring(word.start(), word.end()), value)
				+ text.substring(word.end()));
	}

	private String firstWord(int option) {
		return words.get(firsts.get(option)).text();
	}

	/** Quoted as the word before was, where that is possible. */
	private static String quotedAs(String before, String value) {
		if (before.length() > 1 && before.startsWith("'") && before.endsWith("'")) {
			return "'" + value.replace("'", "'\\''") + "'";
		}
		if (before.length() > 1 && before.startsWith("\"") && before.endsWith("\"")
				&& value.chars().noneMatch(c -> "\"$`\\".indexOf(c) >= 0)) {
			return "\"" + value + "\"";
		}
		return ShellWords.quote(value);
	}

	/** The same with more options at the end, each on a line of its own where those before are. */
	public DefinitionText with(List<QemuOption> more) {
		int end = words.getLast().end();
		var line = text.contains(CONTINUED) ? " " + CONTINUED + indent() : " ";
		var added = new StringBuilder();
		for (var option : more) {
			added.append(line).append(QemuCommandLine.quoted(QemuCommandLine.arguments(List.of(option))));
		}
		return changed(text.substring(0, end) + added + text.substring(end));
	}

	/** What stands before the last line of the command. */
	private String indent() {
		int line = text.lastIndexOf('\n', words.getLast().start()) + 1;
		int end = line;
		while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return end == line ? "\t" : text.substring(line, end);
	}

	/** The same without some options. */
	public DefinitionText without(Set<Integer> unwanted) {
		var changed = text;
		for (int option : new TreeSet<>(unwanted).descendingSet()) {
			int first = firsts.get(option);
			int last = first + width(options().get(option), firstWord(option)) - 1;
			boolean leads = first == 0;
			int from = leads ? words.get(first).start() : words.get(first - 1).end();
			int to = leads && last + 1 < words.size() ? words.get(last + 1).start() : words.get(last).end();
			changed = changed.substring(0, from) + changed.substring(to);
		}
		return changed(changed);
	}

	private DefinitionText changed(String other) {
		try {
			return new DefinitionText(other, windowsLines);
		} catch (CommandLineException e) {
			throw new IllegalArgumentException("what was changed cannot be read any more: " + other, e);
		}
	}
}
