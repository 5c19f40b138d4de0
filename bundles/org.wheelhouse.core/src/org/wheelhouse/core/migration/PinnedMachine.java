package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuOption;

/** Has a command line name the machine type that a machine has: an alias, or none, is another type in another version. Pure. */
final class PinnedMachine {

	private static final Set<String> NAMES = Set.of("machine", "M");

	private PinnedMachine() {
	}

	/** @param type of the machine, by its versioned name; empty when it is not known, which leaves all as it is */
	static List<QemuOption> apply(List<QemuOption> options, String type) {
		if (type.isEmpty()) {
			return options;
		}
		var pinned = new ArrayList<QemuOption>();
		boolean named = false;
		for (var option : options) {
			var values = KeyValues.parse(option.value().orElse(""));
			if (NAMES.contains(option.name()) && !values.head("type").isEmpty()) {
				named = true;
				pinned.add(new QemuOption(option.name(), Optional.of(named(values, type)), option.origin()));
			} else {
				pinned.add(option);
			}
		}
		if (!named) {
			pinned.addFirst(new QemuOption("machine", Optional.of(type), QemuOption.Origin.HOST));
		}
		return pinned;
	}

	private static String named(KeyValues values, String type) {
		var parts = new ArrayList<>(values.parts());
		for (int i = 0; i < parts.size(); i++) {
			var part = parts.get(i);
			if (i == 0 && part.key().isEmpty() || part.key().equals("type")) {
				parts.set(i, new KeyValues.Part(part.key(), type));
			}
		}
		return new KeyValues(parts).text();
	}
}
