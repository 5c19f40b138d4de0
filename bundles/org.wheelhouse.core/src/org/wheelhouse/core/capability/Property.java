package org.wheelhouse.core.capability;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be written as {@code name=value} in an option.
 *
 * @param name         as it is written; what is inside of something else has dots, for example {@code server.path}
 * @param type         QEMU's word, for example {@code uint32}, {@code bool}, {@code OnOffAuto} or {@code link<iothread>}; where
 *                     only QMP's schema tells of it, {@code string}, {@code int}, {@code number}, {@code bool}, {@code size},
 *                     {@code enum}, {@code list}, {@code node} (of the block graph) or {@code any}
 * @param description  QEMU's words, where it has some
 * @param defaultValue as it would be written, where QEMU tells it; <em>empty</em> does not mean that there is none
 * @param choices      the values that it takes, where they are known; empty for all others
 */
public record Property(String name, String type, Optional<String> description, Optional<String> defaultValue,
		List<String> choices) {

	public Property {
		choices = List.copyOf(choices);
	}

	/** Whether it is on or off and nothing else. */
	public boolean isSwitch() {
		return type.equals("bool") || type.equals("boolean");
	}

	/** The property of this name among some. */
	public static Optional<Property> named(String name, List<Property> properties) {
		return properties.stream().filter(property -> property.name().equals(name)).findFirst();
	}
}
