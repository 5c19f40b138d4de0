package org.wheelhouse.core.script;

import java.util.List;
import java.util.Optional;

/** A script as its grammar has it. */
sealed interface ScriptNode {

	/** From 1. */
	int line();

	/** A program with its arguments, or assignments alone. */
	record Simple(List<ScriptToken.Assignment> assignments, List<ScriptWord> words, List<String> redirections,
			int line) implements ScriptNode {
		public Simple {
			assignments = List.copyOf(assignments);
			words = List.copyOf(words);
			redirections = List.copyOf(redirections);
		}
	}

	/** One after the other, or beside each other. */
	record Commands(List<ScriptNode> nodes, int line) implements ScriptNode {
		public Commands {
			nodes = List.copyOf(nodes);
		}
	}

	/** What one says goes to the next. */
	record Pipe(List<ScriptNode> nodes, boolean negated, int line) implements ScriptNode {
		public Pipe {
			nodes = List.copyOf(nodes);
		}
	}

	/** {@code &&} or {@code ||}. */
	record AndOr(ScriptNode first, boolean and, ScriptNode second, int line) implements ScriptNode {}

	record If(ScriptNode condition, ScriptNode then, Optional<ScriptNode> otherwise, int line) implements ScriptNode {}

	/** {@code while}, {@code until} or {@code for}: how often is not read. */
	record Loop(String keyword, ScriptNode body, int line) implements ScriptNode {}

	/** One of several, by a word. */
	record Case(ScriptWord subject, List<Branch> branches, int line) implements ScriptNode {
		public Case {
			branches = List.copyOf(branches);
		}
	}

	/** What is done when the subject is like one of the patterns. */
	record Branch(List<ScriptWord> patterns, ScriptNode body) {
		public Branch {
			patterns = List.copyOf(patterns);
		}
	}

	record Function(String name, ScriptNode body, int line) implements ScriptNode {}
}
