package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Span;

/**
 * A value of a definition that can be edited. Immutable, and of one text: after a change ask {@link DefinitionForm} anew. Any
 * thread.
 *
 * @param name         what its label is found by: a key of QEMU's or a word of ours, see {@link FieldNames}
 * @param kind         how it is filled in
 * @param value        empty when the definition does not say; a switch is {@code on} or {@code off} here, however it is written
 * @param defaultValue what QEMU takes when the definition does not say; empty when that is not known
 * @param choices      what it can be; empty when that is not known or anything
 * @param where        where its value stands in the text; empty when it is not there
 * @param why          a sentence on why it cannot be edited here; empty when it can
 * @param edit         does it
 */
public record Field(String name, FieldKind kind, Optional<String> value, String defaultValue, List<String> choices,
		List<Span> where, String why, Edit edit) {

	/** How a value comes into the text. */
	@FunctionalInterface
	interface Edit {
		DefinitionText with(String value);
	}

	public Field {
		choices = List.copyOf(choices);
		where = List.copyOf(where);
	}

	/** Whether it can be edited here. */
	public boolean isEditable() {
		return why.isEmpty();
	}

	/**
	 * The definition with another value here; all other options stay as they are. The value that it has already changes
	 * nothing.
	 *
	 * @param other text; "" takes it out, so that QEMU's own default counts
	 * @throws IllegalStateException when it cannot be edited here
	 */
	public DefinitionText with(String other) {
		if (!isEditable()) {
			throw new IllegalStateException(why);
		}
		return edit.with(other);
	}
}
