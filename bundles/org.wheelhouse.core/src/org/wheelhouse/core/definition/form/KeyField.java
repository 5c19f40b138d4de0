package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Part;
import org.wheelhouse.core.commandline.WrittenOption.Style;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Span;

/**
 * Makes a field of a key that may stand in one or several options, under one or several names. The last one counts and is
 * edited; a new one goes into the last option, or into an option of its own. Of one use.
 */
final class KeyField {

	private final Claims claims;
	private final String name;
	private final List<String> keys;
	private List<WrittenOption> options = List.of();
	private FieldKind kind = FieldKind.TEXT;
	private String defaultValue = "";
	private List<String> choices = List.of();
	private String why = "";
	private String creates = "";
	private boolean needed;

	/** Where the value stands. */
	private record Found(WrittenOption option, String key, Part part) {}

	/**
	 * @param name of the field
	 * @param keys by which it may be written; a new one is written by the first. "" is the value of a literal option
	 */
	KeyField(Claims claims, String name, String... keys) {
		this.claims = claims;
		this.name = name;
		this.keys = keys.length == 0 ? List.of(name) : List.of(keys);
	}

	KeyField in(WrittenOption option) {
		return in(List.of(option));
	}

	KeyField in(List<WrittenOption> where) {
		options = where;
		return this;
	}

	KeyField in(Optional<WrittenOption> where) {
		return in(where.stream().toList());
	}

	/** The option that is made when none has it. */
	KeyField creating(String option) {
		creates = option;
		return this;
	}

	KeyField kind(FieldKind of) {
		kind = of;
		return this;
	}

	KeyField number() {
		return kind(FieldKind.NUMBER);
	}

	KeyField file() {
		return kind(FieldKind.FILE);
	}

	/** On or off, with what it is when nothing is written. */
	KeyField onOff(String otherwise) {
		defaultValue = otherwise;
		return kind(FieldKind.SWITCH);
	}

	KeyField choice(Collection<String> of) {
		choices = List.copyOf(of);
		return kind(FieldKind.CHOICE);
	}

	KeyField otherwise(String value) {
		defaultValue = value;
		return this;
	}

	/** Cannot be taken out. */
	KeyField needed() {
		needed = true;
		return this;
	}

	/** Cannot be edited when there is no option that could have it. */
	KeyField unless(String reason) {
		why = options.isEmpty() && creates.isEmpty() ? reason : "";
		return this;
	}

	Field field() {
		var found = found();
		known(found.map(Found::option).or(() -> options.stream().reduce((_, last) -> last)));
		return new Field(name, kind, found.map(Found::option).flatMap(option -> option.value(found.get().key()))
				.map(this::normal), defaultValue, choices,
				found.map(there -> List.of(there.option().span(there.part()))).orElse(List.<Span>of()), why,
				value -> with(found, value));
	}

	/** What this QEMU tells of the key, where nothing else was said. */
	private void known(Optional<WrittenOption> option) {
		option.flatMap(at -> claims.types().property(at.name(), driver(at), keys.getFirst()))
				.ifPresent(property -> {
					if (kind == FieldKind.TEXT) {
						kind = Types.kind(property);
						choices = property.choices();
					}
					if (kind == FieldKind.CHOICE && choices.isEmpty()) {
						choices = property.choices();
					}
					if (defaultValue.isEmpty()) {
						defaultValue = property.defaultValue().map(this::normal).orElse("");
					}
				});
	}

	static String driver(WrittenOption option) {
		return option.value(WrittenOption.firstKey(option.name())).orElse("");
	}

	private Optional<Found> found() {
		for (var option : options.reversed()) {
			for (var key : keys) {
				var part = option.part(key);
				if (part.isPresent()) {
					return Optional.of(new Found(option, key, part.get()));
				}
			}
		}
		return Optional.empty();
	}

	private String normal(String value) {
		if (kind != FieldKind.SWITCH) {
			return value;
		}
		return WrittenOption.isOn(value) ? "on" : WrittenOption.isOff(value) ? "off" : value;
	}

	private DefinitionText with(Optional<Found> found, String value) {
		if (value.equals(found.flatMap(there -> there.option().value(there.key())).map(this::normal).orElse(""))) {
			return claims.text();
		}
		if (value.isEmpty() || kind == FieldKind.SWITCH && value.equals(defaultValue)) {
			return needed ? claims.text() : without();
		}
		if (found.isPresent()) {
			return found.get().option().with(found.get().key(), value, type(found.get().option()));
		}
		var key = keys.getFirst();
		if (options.isEmpty()) {
			return created(key, value);
		}
		return options.getLast().with(key, value, type(options.getLast()));
	}

	private DefinitionText created(String key, String value) {
		var text = key.isEmpty() ? value : Insertion.commas(creates, Insertion.parts(key, value));
		return Insertion.into(claims.text(), claims.types()).option(QemuOption.of(creates, text));
	}

	private Type type(WrittenOption option) {
		return switch (kind) {
			case SWITCH -> Type.SWITCH;
			case NUMBER -> claims.types().of(option.name(), driver(option), keys.getFirst()) == Type.TEXT
					? Type.TEXT
					: Type.NUMBER;
			default -> claims.types().of(option.name(), driver(option), keys.getFirst());
		};
	}

	/** Taken out of all options; the last first, so that the others keep their places. */
	private DefinitionText without() {
		var text = claims.text();
		for (var option : options.reversed()) {
			text = without(text, option);
		}
		return text;
	}

	private DefinitionText without(DefinitionText text, WrittenOption option) {
		var fewer = text;
		for (var key : keys) {
			var now = WrittenOption.of(fewer, option.index());
			if (now.part(key).isEmpty()) {
				continue;
			}
			boolean all = now.style() == Style.LITERAL || now.style() == Style.COMMAS
					&& now.parts().stream().allMatch(part -> keys.contains(part.key()));
			if (all) {
				return Removal.of(fewer, Set.of(now.index())).orElse(text);
			}
			fewer = now.without(key);
		}
		return fewer;
	}

	/** A field for each key of an option that has none yet. */
	static List<Field> others(Claims claims, WrittenOption option, Collection<String> except) {
		var fields = new ArrayList<Field>();
		if (option.style() == Style.COMMAS || option.style() == Style.JSON) {
			option.parts().stream().map(Part::key).filter(key -> !key.isEmpty() && !except.contains(key)).distinct()
					.forEach(key -> fields.add(new KeyField(claims, key).in(option).field()));
		}
		return fields;
	}
}
