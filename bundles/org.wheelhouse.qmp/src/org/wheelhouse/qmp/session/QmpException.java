package org.wheelhouse.qmp.session;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Something went wrong with a machine's monitor. The message is one text for a person: what was wrong, what was sent,
 * QEMU's own words, and what to do.
 */
public abstract sealed class QmpException extends Exception permits ConnectFailed, MonitorBusy, ProtocolViolated,
		SessionEnded, QueueFull, CommandNotSent, CommandFailed, CommandTimedOut, OutcomeUnknown, ResultUnreadable {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 400;

	QmpException(String message) {
		this(message, null);
	}

	QmpException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/** What was sent, not too long for a message. */
	static String sent(String command) {
		return command.length() <= SHOWN
				? command
				: command.substring(0, SHOWN) + "… (" + command.length() + " characters)";
	}
}
