package org.wheelhouse.core.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of an option of QEMU's: {@code first,key=value,switch}, where {@code ,,} stands for a comma within a value.
 * Immutable; writing it out again gives the same text. Any thread.
 *
 * @param parts in order
 */
public record KeyValues(List<Part> parts) {

	/**
	 * One part.
	 *
	 * @param key   before the {@code =}; empty when there is none
	 * @param value behind it, or the whole part
	 */
	public record Part(String key, String value) {

		private static Part of(String text) {
			int equals = text.indexOf('=');
			return equals < 0 ? new Part("", text) : new Part(text.substring(0, equals), text.substring(equals + 1));
		}

		private String text() {
			return (key.isEmpty() ? "" : key + "=") + value.replace(",", ",,");
		}
	}

	public KeyValues {
		parts = List.copyOf(parts);
	}

	/** Reads it. */
	public static KeyValues parse(String text) {
		var parts = new ArrayList<Part>();
		var part = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean doubled = c == ',' && i + 1 < text.length() && text.charAt(i + 1) == ',';
			if (c == ',' && !doubled) {
				parts.add(Part.of(part.toString()));
				part.setLength(0);
				continue;
			}
			part.append(c);
			i += doubled ? 1 : 0;
		}
		parts.add(Part.of(part.toString()));
		return new KeyValues(parts);
	}

	/** As QEMU reads it. */
	public String text() {
		return String.join(",", parts.stream().map(Part::text).toList());
	}

	/** The first part when it has no key: the driver, type or address; else the value of that key; empty when it has neither. */
	public String head(String key) {
		var first = parts.getFirst();
		return first.key().isEmpty() ? first.value() : value(key).orElse("");
	}

	/** The value of the last part with this key. */
	public Optional<String> value(String key) {
		return parts.reversed().stream().filter(part -> part.key().equals(key)).map(Part::value).findFirst();
	}

	/** Whether there is a part with this key, or a switch of this name. */
	public boolean has(String key) {
		return parts.stream()
				.anyMatch(part -> part.key().equals(key) || part.key().isEmpty() && part.value().equals(key));
	}

	/** With one more part at the end. */
	public KeyValues with(String key, String value) {
		var more = new ArrayList<>(parts);
		more.add(new Part(key, value));
		return new KeyValues(more);
	}

	/** Without the parts that have this key. */
	public KeyValues without(String key) {
		return new KeyValues(parts.stream().filter(part -> !part.key().equals(key)).toList());
	}

	/** With the value of this key changed. */
	public KeyValues replacing(String key, String value) {
		return new KeyValues(parts.stream().map(part -> part.key().equals(key) ? new Part(key, value) : part).toList());
	}
}
