package org.wheelhouse.ui.definition.wizard;

import java.util.ArrayList;
import java.util.List;

/**
 * A definition as it is read beside a form: line by line as in the file, without what only a shell needs. Immutable; any thread.
 *
 * @param text     the whole
 * @param program  where the program stands
 * @param options  where the names of options stand
 * @param comments where comments stand
 */
record ShownDefinition(String text, List<Part> program, List<Part> options, List<Part> comments) {

	private static final String INDENT = "  ";

	/** A stretch of the text. */
	record Part(int start, int length) {}

	ShownDefinition {
		program = List.copyOf(program);
		options = List.copyOf(options);
		comments = List.copyOf(comments);
	}

	/** @param definition as it is written to the file */
	static ShownDefinition of(String definition) {
		var text = new StringBuilder();
		var program = new ArrayList<Part>();
		var options = new ArrayList<Part>();
		var comments = new ArrayList<Part>();
		for (var line : definition.lines().filter(line -> !line.startsWith("#!")).toList()) {
			var words = words(line);
			if (words.isEmpty()) {
				continue;
			}
			var at = text.length() + (text.isEmpty() ? 0 : 1);
			text.append(text.isEmpty() ? "" : "\n");
			if (words.startsWith("#")) {
				comments.add(new Part(at, words.length()));
				text.append(words);
			} else if (words.startsWith("-")) {
				options.add(new Part(at + INDENT.length(), end(words)));
				text.append(INDENT).append(words);
			} else {
				program.add(new Part(at, end(words)));
				text.append(words);
			}
		}
		return new ShownDefinition(text.toString(), program, options, comments);
	}

	private static String words(String line) {
		var words = line.strip();
		words = words.endsWith("\\") ? words.substring(0, words.length() - 1).strip() : words;
		return words.startsWith("exec ") ? words.substring("exec ".length()).strip() : words;
	}

	private static int end(String words) {
		var blank = words.indexOf(' ');
		return blank < 0 ? words.length() : blank;
	}
}
