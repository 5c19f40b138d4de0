package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuOption;

/**
 * The type of machine that runs, with its version: what a name without one means, and what stands where none is named, is
 * another thing to another QEMU. Pure.
 *
 * @param type as QEMU's object model tells it, for example {@code pc-i440fx-7.2-machine}
 */
record MachineTypePin(String type) {

	private static final String SUFFIX = "-machine";

	/** The options, which name it. */
	List<QemuOption> apply(List<QemuOption> options) {
		if (!type.endsWith(SUFFIX)) {
			return options;
		}
		var name = type.substring(0, type.length() - SUFFIX.length());
		var pinned = new ArrayList<QemuOption>();
		boolean named = false;
		for (var option : options) {
			var value = KeyValues.parse(option.value().orElse(""));
			boolean names = isMachine(option) && !value.head("type").isEmpty();
			named |= names;
			pinned.add(names
					? new QemuOption(option.name(), Optional.of(named(value, name)), option.origin())
					: option);
		}
		if (!named) {
			pinned.addFirst(QemuOption.of("machine", name));
		}
		return List.copyOf(pinned);
	}

	private static String named(KeyValues value, String name) {
		if (!value.parts().getFirst().key().isEmpty()) {
			return value.replacing("type", name).text();
		}
		var parts = new ArrayList<>(value.parts());
		parts.set(0, new KeyValues.Part("", name));
		return new KeyValues(parts).text();
	}

	private static boolean isMachine(QemuOption option) {
		return option.name().equals("machine") || option.name().equals("M");
	}
}
