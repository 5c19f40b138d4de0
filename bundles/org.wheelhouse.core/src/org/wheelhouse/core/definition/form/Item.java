package org.wheelhouse.core.definition.form;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.wheelhouse.host.DefinitionText;

/**
 * One thing of a section: a disk, a network card, or what the section is about as a whole. Immutable, and of one text. Any
 * thread.
 */
public final class Item {

	private final String title;
	private final SortedSet<Integer> options;
	private final List<Field> fields;
	private final Supplier<List<Field>> more;
	private final Supplier<Optional<DefinitionText>> removed;

	/**
	 * @param more    see {@link #more()}
	 * @param removed see {@link #removed()}
	 */
	Item(String title, SortedSet<Integer> options, List<Field> fields, Supplier<List<Field>> more,
			Supplier<Optional<DefinitionText>> removed) {
		this.title = title;
		this.options = Collections.unmodifiableSortedSet(new TreeSet<>(options));
		this.fields = List.copyOf(fields);
		this.more = more;
		this.removed = removed;
	}

	/** What it is called: an id or a type of the definition, or empty for what its section is about as a whole. */
	public String title() {
		return title;
	}

	/** The options that it consists of. No other item has them. */
	public SortedSet<Integer> options() {
		return options;
	}

	/** In the order in which they are shown. */
	public List<Field> fields() {
		return fields;
	}

	/** A field by its name. */
	public Optional<Field> field(String name) {
		return fields.stream().filter(field -> field.name().equals(name)).findFirst();
	}

	/** Further properties that its device has on this QEMU and the definition does not name. Made anew at each call. */
	public List<Field> more() {
		return more.get();
	}

	/** The definition without it; empty where it cannot be taken out as a whole. Made anew at each call. */
	public Optional<DefinitionText> removed() {
		return removed.get();
	}
}
