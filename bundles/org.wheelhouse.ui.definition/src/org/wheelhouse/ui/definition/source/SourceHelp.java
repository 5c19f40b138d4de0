package org.wheelhouse.ui.definition.source;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.ui.definition.source.Vocabulary.Term;

/**
 * What is known of what is written at a place. Pure.
 *
 * @param start  where that begins
 * @param end    where it ends
 * @param title  what it is called
 * @param detail type, choices and default; may be empty
 * @param text   what it does; may be empty
 * @param source who says so; may be empty
 */
record SourceHelp(int start, int end, String title, String detail, String text, String source) {

	/** At an offset; empty when nothing is known of it. */
	static Optional<SourceHelp> at(String text, int offset, Vocabulary vocabulary) {
		var place = SourcePlace.at(text, SourceScan.of(text), offset);
		var written = text.substring(place.start(), place.end());
		return switch (place.kind()) {
			case COMMENT -> Optional.empty();
			case NAME -> found(vocabulary.options(), place.option(), place, "-" + place.option(), vocabulary);
			case FIRST -> found(vocabulary.firsts(place.option()), written, place, written, vocabulary);
			case KEY -> found(vocabulary.keys(place.option(), place.first()), place.key(), place, place.key(),
					vocabulary);
			case VALUE -> found(vocabulary.values(place.option(), place.first(), place.key()), written, place, written,
					vocabulary)
					.filter(help -> !help.text.isEmpty() || !help.detail.isEmpty())
					.or(() -> found(vocabulary.keys(place.option(), place.first()), place.key(), place, place.key(),
							vocabulary));
		};
	}

	private static Optional<SourceHelp> found(List<Term> terms, String name, SourcePlace place, String title,
			Vocabulary vocabulary) {
		return terms.stream().filter(term -> term.text().equals(name) && !name.isEmpty()).findFirst()
				.map(term -> new SourceHelp(place.start(), place.end(), title, term.detail(), term.description(),
						vocabulary.source()));
	}
}
