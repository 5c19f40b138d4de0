package org.wheelhouse.ui.form;

import java.util.List;

/** Something that a form asks. Immutable. */
public sealed interface FormField {

	/** What {@link FormValues} knows it by; with the form's id before it, what tests do. */
	String id();

	/** What stands before it, or at a check box. */
	String label();

	/**
	 * A line of text, also a number or a size.
	 *
	 * @param initial what stands there at first
	 * @param hint    what stands there, faintly, while nothing is typed: in which form it is wanted
	 */
	record Line(String id, String label, String initial, String hint) implements FormField {}

	/**
	 * A line that nobody else shall read.
	 *
	 * @param hint as of {@link Line}
	 */
	record Secret(String id, String label, String hint) implements FormField {}

	/**
	 * One of some.
	 *
	 * @param initial index
	 */
	record Choice(String id, String label, List<String> items, int initial) implements FormField {

		public Choice {
			items = List.copyOf(items);
		}
	}

	/** Yes or no. */
	record Check(String id, String label, boolean initial) implements FormField {}

	/**
	 * A file, with a button that lets one choose it.
	 *
	 * @param initial  its full path, or empty
	 * @param hint     as of {@link Line}
	 * @param fresh    whether it is to be made
	 * @param patterns of names, for example {@code *.iso}; all files can be chosen besides
	 */
	record FilePath(String id, String label, String initial, String hint, boolean fresh,
			List<String> patterns) implements FormField {

		public FilePath {
			patterns = List.copyOf(patterns);
		}
	}
}
