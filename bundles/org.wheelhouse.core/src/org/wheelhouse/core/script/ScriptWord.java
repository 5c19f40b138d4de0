package org.wheelhouse.core.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A word as it was written.
 *
 * @param parts that stand beside each other without a blank
 * @param line  where it begins, from 1
 */
record ScriptWord(List<Part> parts, int line) {

	ScriptWord {
		parts = List.copyOf(parts);
	}

	/** What a word is made of. */
	sealed interface Part {

		/** Whether it stands between quotes: then it is not split into fields. */
		boolean quoted();

		/** As it was written, without quotes. */
		String source();
	}

	/** Text that means itself. */
	record Text(String source, boolean quoted) implements Part {}

	/**
	 * A variable that is replaced.
	 *
	 * @param name     of the variable; {@code @}, {@code *} or a number for arguments
	 * @param index    {@code @}, {@code *} or a number of an element of an array, empty for none
	 * @param operator between name and operand, for example {@code :-}; empty for none
	 * @param operand  what follows it
	 */
	record Variable(String source, String name, String index, String operator, ScriptWord operand,
			boolean quoted) implements Part {}

	/** A command whose output would be put in place. */
	record Output(String source, String command, boolean quoted) implements Part {}

	/** A word that says nothing but this. */
	static ScriptWord of(String text, int line) {
		return new ScriptWord(List.of(new Text(text, true)), line);
	}

	/** As it was written, without its quotes. */
	String source() {
		return parts.stream().map(Part::source).collect(Collectors.joining());
	}

	/** Whether it is that word of the shell's own language. */
	boolean is(String keyword) {
		return parts.size() == 1 && parts.getFirst() instanceof Text text && !text.quoted()
				&& text.source().equals(keyword);
	}
}
