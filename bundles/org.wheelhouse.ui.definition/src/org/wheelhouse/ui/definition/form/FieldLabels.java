package org.wheelhouse.ui.definition.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What fields and sections are called, by the keys that core gives them: {@code labels.properties}. */
final class FieldLabels {

	private final Properties labels = new Properties();

	FieldLabels() {
		try (var stream = Objects.requireNonNull(FieldLabels.class.getResourceAsStream("labels.properties"))) {
			labels.load(stream);
		} catch (IOException e) {
			throw new UncheckedIOException("labels.properties is in this bundle", e);
		}
	}

	/** The label of a key; one that is not in the file is the name of a property of QEMU, and stands for itself. */
	String of(String key) {
		var known = labels.getProperty(key);
		return known == null || known.isEmpty() ? own(key) : known;
	}

	private static String own(String key) {
		var name = key.substring(key.lastIndexOf('.') + 1);
		return name.isEmpty() ? key : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}
}
