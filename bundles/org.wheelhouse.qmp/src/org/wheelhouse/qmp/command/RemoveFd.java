package org.wheelhouse.qmp.command;

import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Closes what was put into a set by {@link AddFd}; QEMU keeps it while the machine is paused. QAPI schema: misc.json, since 1.2.
 *
 * @param fdset the set
 * @param fd    QEMU's own number of it; all that are in the set when empty
 */
public record RemoveFd(long fdset, OptionalLong fd) implements QmpAction {

	@Override
	public String name() {
		return "remove-fd";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("fdset-id", fdset);
		fd.ifPresent(given -> arguments.put("fd", given));
		return arguments;
	}
}
