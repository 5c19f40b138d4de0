package org.wheelhouse.core.definition.check;

import java.util.List;

import org.wheelhouse.host.Span;

/**
 * Something in a definition that is wrong. Immutable.
 *
 * @param severity how bad it is
 * @param option   index of the option that it stands at; -1 when it is none
 * @param where    characters of the definition's text; empty at its beginning when it stands at no option
 * @param message  what is wrong, a whole sentence; QEMU's own words behind a colon where it is QEMU that says so
 * @param remedy   what to do, whole sentences; empty when nothing is known
 * @param mends    what of that can be done at a click, the most likely first
 */
public record Problem(Severity severity, int option, Span where, String message, String remedy, List<Mend> mends) {

	public Problem {
		mends = List.copyOf(mends);
	}

	/** All that is to be said, as one text. */
	public String text() {
		return remedy.isEmpty() ? message : message + " " + remedy;
	}
}
