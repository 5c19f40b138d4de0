package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
		error(said, key, message, remedy, List.of());
	}

	/** As above, with what can be done at a click. */
	void error(Said said, Key key, String message, String remedy, List<Mend> mends) {
		tell(Severity.ERROR, said, Optional.of(key), message, remedy, mends);
	}

	void warning(Said said, Key key, String message, String remedy) {
		tell(Severity.WARNING, said, Optional.of(key), message, remedy, List.of());
	}

	void error(Said said, String message, String remedy) {
		tell(Severity.ERROR, said, Optional.empty(), message, remedy, List.of());
	}

	void warning(Said said, String message, String remedy) {
		tell(Severity.WARNING, said, Optional.empty(), message, remedy, List.of());
	}

	/** At no option. */
	void nowhere(Severity severity, String message, String remedy) {
		problems.add(new Problem(severity, -1, NOWHERE, message, remedy, List.of()));
	}

	/** At a key, or at all of an option. */
	void tell(Severity severity, Said said, Optional<Key> key, String message, String remedy, List<Mend> mends) {
		var where = key.filter(_ -> !said.inFile()).map(at -> text.partSpan(said.option(), at.from(), at.to()))
				.orElseGet(() -> text.span(said.option()));
		problems.add(new Problem(severity, said.option(), where, message, remedy, mends));
	}

	/** In the order of the text. */
	List<Problem> problems() {
		return problems.stream().distinct().sorted(Comparator.<Problem>comparingInt(problem -> problem.where().start())
				.thenComparing(Problem::severity)).toList();
	}
}
