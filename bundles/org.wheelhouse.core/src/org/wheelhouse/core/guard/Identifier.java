package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The name that a command gives to something new. QEMU has rules for it, which its commands have forgotten and remembered
 * from version to version.
 *
 * @param command that gives it
 * @param member  of its arguments that has it
 */
record Identifier(String command, String member) {

	private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
	private static final String RULE = "Begin it with a letter, and let letters, digits and - . _ follow.";

	/** What is to be said before; empty when every QEMU takes the name, or nothing is named. */
	Optional<Warning> before(ObjectNode arguments) {
		var id = arguments.path(member);
		if (!id.isTextual() || WELL_FORMED.matcher(id.textValue()).matches()) {
			return Optional.empty();
		}
		// 10.0 takes it for a part of a path in its tree of objects, and aborts.
		return Optional.of(command.equals("device_add") && (id.textValue().isEmpty() || id.textValue().contains("/"))
				? Warning.damage("At a device with the id '" + id.textValue()
						+ "' some versions of QEMU (10.0 is one) end at once, and the guest with them.", RULE)
				: Warning.surprise("The id '" + id.textValue()
						+ "' breaks QEMU's own rule. Some versions take it and others refuse it, so that the machine could not be started or moved there.",
						RULE));
	}
}
