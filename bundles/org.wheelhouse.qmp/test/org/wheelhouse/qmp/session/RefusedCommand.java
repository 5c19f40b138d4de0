package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.message.QmpError;

/** What a session tells of a command that QEMU refuses, for tests that have no session. */
public final class RefusedCommand {

	private RefusedCommand() {
	}

	/** @param words QEMU's own */
	public static CommandFailed of(QmpCommand<?> command, String errorClass, String words) {
		return new CommandFailed(command.toJson(), new QmpError(errorClass, words));
	}
}
