package org.wheelhouse.qmp.session;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException;

/**
 * The session is over. For a command that was pending the outcome is unknown when it had been sent; it is never sent again by itself.
 */
public final class SessionEnded extends QmpException {

	private static final long serialVersionUID = 1L;

	private final boolean byUs;
	private final boolean outcomeUnknown;

	private SessionEnded(String message, boolean byUs, boolean outcomeUnknown, @Nullable Throwable cause) {
		super(message, cause);
		this.byUs = byUs;
		this.outcomeUnknown = outcomeUnknown;
	}

	static SessionEnded closedByUs() {
		return new SessionEnded("Wheelhouse closed the connection to the monitor.", true, false, null);
	}

	static SessionEnded lost(WireException cause) {
		return new SessionEnded(cause.getMessage() + advice(cause.kind()), false, false, cause);
	}

	private static String advice(WireException.Kind kind) {
		return switch (kind) {
			case CLOSED, LOST -> " QEMU has ended, or the way to it is cut; connect again to see.";
			case OVERFLOW -> " QEMU hangs, or is stopped (SIGSTOP); connect again later.";
			default -> "";
		};
	}

	/** The end as a command sees it that was under way, or comes too late. */
	static SessionEnded during(String command, boolean sent, QmpException end) {
		var outcome = sent
				? "Whether QEMU executed the command is unknown: look before you send it again."
				: "The command was not sent.";
		return new SessionEnded(end.getMessage() + " " + outcome + " Command: " + sent(command),
				end instanceof SessionEnded ended && ended.byUs, sent, end);
	}

	/** Whether we closed the session ourselves. */
	public boolean byUs() {
		return byUs;
	}

	/** Whether a command had been sent whose reply did not come: QEMU may or may not have executed it. */
	public boolean outcomeUnknown() {
		return outcomeUnknown;
	}
}
