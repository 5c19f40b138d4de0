package org.wheelhouse.core.script;

import java.util.List;

/** What the shell's grammar is about. */
sealed interface ScriptToken {

	/** From 1. */
	int line();

	record Word(ScriptWord word) implements ScriptToken {
		@Override
		public int line() {
			return word.line();
		}
	}

	/**
	 * Something is given to a variable.
	 *
	 * @param append whether it is put behind what it has
	 * @param array  whether it has several values
	 */
	record Assignment(String name, boolean append, boolean array, List<ScriptWord> values,
			int line) implements ScriptToken {
		public Assignment {
			values = List.copyOf(values);
		}
	}

	/** {@code ;}, {@code &}, {@code |}, {@code &&}, {@code ||}, {@code ;;}, {@code (}, {@code )} or the end of a line. */
	record Operator(String text, int line) implements ScriptToken {}

	/** Where input or output goes, for example {@code 2>&1} or a text that follows. */
	record Redirection(String text, int line) implements ScriptToken {}
}
