package org.wheelhouse.ui.form;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.ui.widget.SizeText;

/**
 * What stands in the fields of a form at one moment, right or wrong. Immutable.
 *
 * @param texts   by the field's id; of a choice the index, of a check box {@code true} or {@code false}
 */
public record FormValues(Map<String, String> texts) {

	public FormValues {
		texts = Map.copyOf(texts);
	}

	/** What is typed, without blanks around it. */
	public String text(String id) {
		return typed(id).strip();
	}

	/** What is typed, to the letter: for a secret. */
	public String typed(String id) {
		var text = texts.get(id);
		if (text == null) {
			throw new IllegalArgumentException("no field " + id);
		}
		return text;
	}

	/** Index of what is chosen. */
	public int choice(String id) {
		return Integer.parseInt(typed(id));
	}

	/** Whether it is checked; false also for a box that the form does not have. */
	public boolean checked(String id) {
		return Boolean.parseBoolean(texts.getOrDefault(id, ""));
	}

	/** Bytes, as {@link SizeText#parse(String)} reads them. */
	public OptionalLong bytes(String id) {
		return SizeText.parse(text(id));
	}

	/** A whole number that is not negative; empty when it is none. */
	public OptionalLong number(String id) {
		try {
			var number = Long.parseLong(text(id));
			return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
		} catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
	}

	/** A full path; empty when it is none: QEMU's own working folder is nobody's business. */
	public Optional<Path> path(String id) {
		try {
			return Optional.of(Path.of(text(id))).filter(Path::isAbsolute);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
