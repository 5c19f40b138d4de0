package org.wheelhouse.qmp.session;

import org.eclipse.jdt.annotation.Nullable;

/** A command was not sent because this connection cannot carry it. */
public final class CommandNotSent extends QmpException {

	private static final long serialVersionUID = 1L;

	CommandNotSent(String command, String reason, @Nullable Throwable cause) {
		super("The command was not sent. " + reason, "", "", command, cause);
	}
}
