package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Span;

/** Collects problems and knows where they stand. */
final class Report {

	private static final Span NOWHERE = new Span(0, 0);

	private final DefinitionText text;
	private final List<Problem> problems = new ArrayList<>();

	Report(DefinitionText text) {
		this.text = text;
	}

	/** At a key, of all of an option where a file says it. */
	void error(Said said, Key key, String message, String remedy) {
		add(Severity.ERROR, said, key, message, remedy);
	}

	void warning(Said said, Key key, String message, String remedy) {
		add(Severity.WARNING, said, key, message, remedy);
	}

	void error(Said said, String message, String remedy) {
		problems.add(new Problem(Severity.ERROR, said.option(), text.span(said.option()), message, remedy));
	}

	void warning(Said said, String message, String remedy) {
		problems.add(new Problem(Severity.WARNING, said.option(), text.span(said.option()), message, remedy));
	}

	/** At no option. */
	void nowhere(Severity severity, String message, String remedy) {
		problems.add(new Problem(severity, -1, NOWHERE, message, remedy));
	}

	private void add(Severity severity, Said said, Key key, String message, String remedy) {
		var where = said.inFile()
				? text.span(said.option())
				: text.partSpan(said.option(), key.from(), key.to());
		problems.add(new Problem(severity, said.option(), where, message, remedy));
	}

	/** In the order of the text. */
	List<Problem> problems() {
		return problems.stream().distinct().sorted(Comparator.<Problem>comparingInt(problem -> problem.where().start())
				.thenComparing(Problem::severity)).toList();
	}
}
