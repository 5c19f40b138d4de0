package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The text of a definition, which can be changed where it stands: comments, order, line ends, quotes and the spelling of
 * everything else stay as they are, byte for byte. Immutable: every change gives another. Any thread. Reading takes time in
 * proportion to the text, and so does each change.
 */
public final class DefinitionText {

	private final String text;
	private final QemuCommandLine commandLine;
	private final List<ShellWord> words;
	/** For each option the index of its first word. */
	private final List<Integer> firsts = new ArrayList<>();

	private DefinitionText(String text) throws CommandLineException {
		this.text = text;
		words = ShellWords.words(text);
		commandLine = QemuCommandLine.of(words.stream().map(ShellWord::text).toList(), text);
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
		return new DefinitionText(text);
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
		return text;
	}

	/** Where an option stands: its name with its dashes, and its value with its quotes. */
	public Span span(int option) {
		return new Span(words.get(firsts.get(option)).span().start(), lastWord(option).span().end());
	}

	/** Where the name of an option stands, with its dashes; where a word on its own stands. */
	public Span nameSpan(int option) {
		return words.get(firsts.get(option)).span();
	}

	/** Where its value stands, with its quotes; right behind it when it has none. */
	public Span valueSpan(int option) {
		var span = span(option);
		return options().get(option).value().isPresent() ? lastWord(option).span() : new Span(span.end(), span.end());
	}

	/** Where some characters of its value stand; without the quotes when those are around more than these. */
	public Span partSpan(int option, int from, int to) {
		return options().get(option).value().isPresent() ? lastWord(option).span(from, to) : valueSpan(option);
	}

	/** The option at this place: it begins there or before, and none between. Empty before the first. */
	public OptionalInt optionAt(int offset) {
		int option = firsts.size() - 1;
		while (option >= 0 && words.get(firsts.get(option)).span().start() > offset) {
			option--;
		}
		return option < 0 ? OptionalInt.empty() : OptionalInt.of(option);
	}

	/** How many characters of its value stand before this place. */
	public int valueOffset(int option, int offset) {
		return options().get(option).value().isPresent() ? lastWord(option).charactersBefore(offset) : 0;
	}

	private ShellWord lastWord(int option) {
		int first = firsts.get(option);
		return words.get(first + width(options().get(option), words.get(first).text()) - 1);
	}

	/**
	 * The same with another value of an option that has one, quoted as the one before was, where that is possible.
	 *
	 * @param option its index
	 */
	public DefinitionText withValue(int option, String value) {
		return withPart(option, 0, lastWord(option).text().length(), value);
	}

	/**
	 * The same with another text in place of some characters of an option's value; all others stay as they are written.
	 *
	 * @param option an option that has a value
	 * @param from   the first of them, counted in the value
	 * @param to     behind the last; the same as {@code from} to put the text there
	 */
	public DefinitionText withPart(int option, int from, int to, String part) {
		var change = lastWord(option).change(from, to, part);
		return changed(change.span(), change.text());
	}

	/** The same with more options at the end, each on a line of its own where those before are. */
	public DefinitionText with(List<QemuOption> more) {
		int end = words.getLast().span().end();
		var gap = continued().isEmpty() ? " " : " " + continued() + indent(words.getLast().span().start());
		var added = new StringBuilder();
		for (var option : more) {
			added.append(gap).append(formatted(option));
		}
		return changed(new Span(end, end), added.toString());
	}

	/**
	 * The same with more options before one, each on a line of its own where that one begins a line.
	 *
	 * @param before its index; the number of options to put them at the end
	 */
	public DefinitionText insert(int before, QemuOption... more) {
		if (before == firsts.size()) {
			return with(List.of(more));
		}
		int start = words.get(firsts.get(before)).span().start();
		int last = firsts.get(before) == 0 ? 0 : words.get(firsts.get(before) - 1).span().end();
		boolean leads = last == 0 ? !continued().isEmpty() : text.substring(last, start).contains("\n");
		var gap = leads ? " " + continued() + (last == 0 ? "" : indent(start)) : " ";
		var added = new StringBuilder();
		for (var option : more) {
			added.append(formatted(option)).append(gap);
		}
		return changed(new Span(start, start), added.toString());
	}

	private static String formatted(QemuOption option) {
		return QemuCommandLine.quoted(QemuCommandLine.arguments(List.of(option)));
	}

	/** How a line is ended that goes on; empty when none does. */
	private String continued() {
		return text.contains("\\\r\n") ? "\\\r\n" : text.contains("\\\n") ? "\\\n" : "";
	}

	/** What stands before the first word of that line; a tabulator when that is nothing. */
	private String indent(int offset) {
		int line = text.lastIndexOf('\n', offset) + 1;
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
			int last = first + width(options().get(option), words.get(first).text()) - 1;
			boolean leads = first == 0;
			int from = leads ? words.get(first).span().start() : words.get(first - 1).span().end();
			int to = leads && last + 1 < words.size()
					? words.get(last + 1).span().start()
					: words.get(last).span().end();
			changed = changed.substring(0, from) + changed.substring(to);
		}
		return changed(new Span(0, text.length()), changed);
	}

	private DefinitionText changed(Span span, String other) {
		var changed = text.substring(0, span.start()) + other + text.substring(span.end());
		if (changed.equals(text)) {
			return this;
		}
		try {
			return new DefinitionText(changed);
		} catch (CommandLineException e) {
			throw new IllegalArgumentException("what was changed cannot be read any more: " + changed, e);
		}
	}

	/** Whether the other is written the same. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DefinitionText that && text.equals(that.text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	@Override
	public String toString() {
		return text;
	}
}
