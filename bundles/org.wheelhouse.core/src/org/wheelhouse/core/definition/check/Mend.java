package org.wheelhouse.core.definition.check;

import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.DefinitionText;

/**
 * A change of a definition by which a problem is gone, small enough to be done at a click. Immutable; it holds for the text in
 * which the problem was found.
 *
 * @param label  what it does, or what is written then
 * @param option that it changes
 * @param from   of the option's value, the first character that is replaced
 * @param to     behind the last
 * @param part   what is written there; empty takes the whole option out
 */
public record Mend(String label, int option, int from, int to, Optional<String> part) {

	/** Writes something in place of some characters of an option's value. */
	static Mend write(String label, Said said, int from, int to, String part) {
		return new Mend(label, said.option(), from, to, Optional.of(part));
	}

	/** Takes an option out. */
	static Mend takeOut(Said said) {
		return new Mend("Take Out", said.option(), 0, 0, Optional.empty());
	}

	/** Takes a key out that is written between commas; the option when that is all of it. */
	static Mend takeOut(Said said, Key key) {
		int at = said.keys().indexOf(key);
		if (said.keys().size() == 1) {
			return takeOut(said);
		}
		return at > 0
				? write("Take Out", said, said.keys().get(at - 1).to(), key.to(), "")
				: write("Take Out", said, key.from(), said.keys().get(1).from(), "");
	}

	/** The definition with it. */
	public DefinitionText in(DefinitionText text) {
		return part.map(with -> text.withPart(option, from, to, with)).orElseGet(() -> text.without(Set.of(option)));
	}
}
