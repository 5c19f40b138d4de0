package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;

/**
 * A part of a definition that a person edits as one. Immutable, and of one text. Any thread.
 *
 * @param kind      what it is about
 * @param summary   its value in a few letters: a number, a type, a size; empty when there is nothing of it
 * @param items     in the order of the options
 * @param additions what can be added to it
 */
public record Section(SectionKind kind, String summary, List<Item> items, List<Addition> additions) {

	public Section {
		items = List.copyOf(items);
		additions = List.copyOf(additions);
	}

	/** The first field of this name, of whatever item. */
	public Optional<Field> field(String name) {
		return items.stream().flatMap(item -> item.field(name).stream()).findFirst();
	}
}
