package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.wheelhouse.core.commandline.WrittenOption;

/** Makes one item of a section. Of one use. */
final class ItemMaker {

	private final Claims claims;
	private final String title;
	private final TreeSet<Integer> options = new TreeSet<>();
	private final List<Field> fields = new ArrayList<>();
	private Supplier<List<Field>> more = List::of;
	private boolean whole;

	ItemMaker(Claims claims, String title) {
		this.claims = claims;
		this.title = title;
	}

	/** Claims an option for this item. */
	ItemMaker has(WrittenOption option) {
		claims.claim(option);
		options.add(option.index());
		return this;
	}

	ItemMaker has(Collection<WrittenOption> some) {
		some.forEach(this::has);
		return this;
	}

	ItemMaker has(Optional<WrittenOption> option) {
		option.ifPresent(this::has);
		return this;
	}

	ItemMaker with(KeyField field) {
		return with(field.field());
	}

	ItemMaker with(Field field) {
		fields.add(field);
		return this;
	}

	/** A field for each key that is written in an option and has none yet. */
	ItemMaker others(Optional<WrittenOption> option, String... except) {
		option.ifPresent(at -> fields.addAll(KeyField.others(claims, at, Set.of(except))));
		return this;
	}

	ItemMaker others(WrittenOption option, String... except) {
		return others(Optional.of(option), except);
	}

	/** A field of what stands before the keys of an option. */
	ItemMaker head(WrittenOption option) {
		head(claims, option).ifPresent(fields::add);
		return this;
	}

	/** Offers what else a device can have. */
	ItemMaker more(Optional<WrittenOption> option) {
		option.ifPresent(at -> {
			var written = new HashSet<>(fields.stream().map(Field::name).toList());
			at.parts().forEach(part -> written.add(part.key()));
			more = () -> claims.types().properties(at.name(), KeyField.driver(at)).stream()
					.filter(property -> !written.contains(property.name()))
					.map(property -> new KeyField(claims, property.name()).in(at).field()).toList();
		});
		return this;
	}

	/** It can be taken out as a whole. */
	ItemMaker removable() {
		whole = true;
		return this;
	}

	Item item() {
		return new Item(title, options, fields, more,
				() -> whole && !options.isEmpty() ? Removal.of(claims.text(), options) : Optional.empty());
	}

	/** An item of one option with a field for each of its keys. */
	static Item of(Claims claims, WrittenOption option) {
		var title = option.value("id").or(() -> option.value("node-name"))
				.orElseGet(() -> option.name().equals("device") ? Claims.driver(option) : dashed(option));
		return new ItemMaker(claims, title).has(option).head(option).others(option, firstOf(option))
				.more(Optional.of(option)).removable().item();
	}

	private static String firstOf(WrittenOption option) {
		return WrittenOption.firstKey(option.name());
	}

	/** What a person would look for it by. */
	static String dashed(WrittenOption option) {
		return option.name().isEmpty() ? option.value() : "-" + option.name();
	}

	/** What stands before the keys of an option: its driver or type, or all of a literal value. */
	private static Optional<Field> head(Claims claims, WrittenOption option) {
		var key = firstOf(option);
		return switch (option.style()) {
			case SWITCH -> Optional.of(new SwitchField(claims, option.name(), option.name()).field());
			case LITERAL -> Optional.of(
					new KeyField(claims, option.name().isEmpty() ? FieldNames.IMAGE : option.name(), "").in(option)
							.field());
			case JSON, COMMAS -> key.isEmpty()
					? Optional.empty()
					: Optional.of(new KeyField(claims, key).in(option).needed().field());
		};
	}

	/** A field of all of an option's value as it is written. */
	static Field value(Claims claims, WrittenOption option) {
		return new Field(FieldNames.VALUE, FieldKind.TEXT, Optional.of(option.value()), "", List.of(),
				List.of(claims.text().valueSpan(option.index())), "",
				value -> value.isEmpty()
						? Removal.of(claims.text(), Set.of(option.index())).orElse(claims.text())
						: claims.text().withValue(option.index(), value));
	}
}
