package org.wheelhouse.qmp.session;

import org.eclipse.jdt.annotation.Nullable;

/** A command was not sent because this connection cannot carry it, or it would do harm now. */
public final class CommandNotSent extends QmpException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param command as it would have been sent
	 * @param reason  in a sentence or two
	 */
	public CommandNotSent(String command, String reason, @Nullable Throwable cause) {
		super("The command was not sent. " + reason, "", "", command, cause);
	}
}
