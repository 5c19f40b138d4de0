package org.wheelhouse.core.definition.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Part;
import org.wheelhouse.core.commandline.WrittenOption.Style;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.DefinitionText;

/** A field of a key that is repeated, or of an array in JSON: one text a line. Lines that stay the same are not touched. */
final class ListField {

	private final Claims claims;
	private final String name;
	private final String key;
	private final FieldKind kind;
	private final WrittenOption option;

	ListField(Claims claims, String name, String key, FieldKind kind, WrittenOption option) {
		this.claims = claims;
		this.name = name;
		this.key = key;
		this.kind = kind;
		this.option = option;
	}

	Field field() {
		var parts = parts(option);
		return new Field(name, kind,
				parts.isEmpty()
						? Optional.empty()
						: Optional.of(String.join("\n", parts.stream().map(Part::value).toList())),
				"", List.of(), parts.stream().map(option::span).toList(), "", this::with);
	}

	private List<Part> parts(WrittenOption at) {
		return at.parts().stream()
				.filter(part -> part.key().equals(key) || part.key().matches(key + "\\.[0-9]+\\.str")).toList();
	}

	private DefinitionText with(String value) {
		var wanted = value.isEmpty() ? List.<String>of() : Arrays.stream(value.split("\n")).toList();
		var now = parts(option).stream().map(Part::value).toList();
		int same = 0;
		while (same < Math.min(now.size(), wanted.size()) && now.get(same).equals(wanted.get(same))) {
			same++;
		}
		int tail = 0;
		while (tail < Math.min(now.size(), wanted.size()) - same
				&& now.get(now.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
			tail++;
		}
		var text = claims.text();
		int changed = Math.min(now.size(), wanted.size()) - tail;
		for (int i = same; i < changed; i++) {
			text = changed(text, i, wanted.get(i));
		}
		for (int i = now.size() - tail - 1; i >= Math.max(changed, same); i--) {
			text = removed(text, i);
		}
		for (int i = Math.max(changed, same); i < wanted.size() - tail; i++) {
			text = inserted(text, i, wanted.get(i));
		}
		return text;
	}

	private WrittenOption at(DefinitionText text) {
		return WrittenOption.of(text, option.index());
	}

	private DefinitionText changed(DefinitionText text, int line, String value) {
		var there = at(text);
		var part = parts(there).get(line);
		return there.style() == Style.JSON
				? there.with(part.key(), value, Type.TEXT)
				: there.changed(part, key, value);
	}

	private DefinitionText removed(DefinitionText text, int line) {
		var there = at(text);
		var part = parts(there).get(line);
		return there.style() == Style.JSON ? there.without(part.key()) : there.without(part);
	}

	/** Behind the line before it, or at the end when there is none. */
	private DefinitionText inserted(DefinitionText text, int line, String value) {
		var there = at(text);
		var parts = parts(there);
		if (there.style() == Style.JSON) {
			// An array grows at its end only: what comes behind is written anew.
			var rest = parts.stream().skip(line).map(Part::value).toList();
			var grown = there.with(key + "." + parts.size() + ".str", value, Type.TEXT);
			var all = new java.util.ArrayList<>(List.of(value));
			all.addAll(rest);
			for (int i = 0; i < all.size(); i++) {
				grown = changed(grown, line + i, all.get(i));
			}
			return grown;
		}
		if (parts.isEmpty()) {
			return there.added(key, value);
		}
		if (line == 0) {
			int start = parts.getFirst().span().start();
			return text.withPart(there.index(), start, start, key + "=" + WrittenOption.escaped(value) + ",");
		}
		int end = parts.get(line - 1).span().end();
		return text.withPart(there.index(), end, end, "," + key + "=" + WrittenOption.escaped(value));
	}
}
