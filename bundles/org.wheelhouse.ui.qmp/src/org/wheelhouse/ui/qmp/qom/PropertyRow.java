package org.wheelhouse.ui.qmp.qom;

import java.util.Locale;
import java.util.Optional;

import org.wheelhouse.core.qom.QomText;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.command.QomList;

/**
 * A property of the object that is shown.
 *
 * @param path     the object's
 * @param property name and type
 * @param value    what is known of it
 * @param about    what QEMU tells of it besides
 */
record PropertyRow(String path, QomList.Property property, QomValue value, Optional<PropertyInfo> about) {

	String name() {
		return property.name();
	}

	String type() {
		return property.type();
	}

	/** As it is shown and copied: QEMU's words where there is no value. */
	String text() {
		return switch (value) {
			case QomValue.Awaited() -> "";
			case QomValue.Known(var json) -> QomText.of(json);
			case QomValue.Refused(var words) -> words;
		};
	}

	/** The object that it points to. */
	Optional<String> target() {
		return property.linkType().isPresent() && value instanceof QomValue.Known && !text().isEmpty()
				? Optional.of(text())
				: Optional.empty();
	}

	/** Whether all words occur in name, type or value. */
	boolean matches(String words) {
		var all = (name() + " " + type() + " " + text()).toLowerCase(Locale.ROOT);
		for (var word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
			if (!all.contains(word)) {
				return false;
			}
		}
		return true;
	}
}
