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

	/** The end as such. */
	private SessionEnded(String what, String advice, boolean byUs, @Nullable Throwable cause) {
		super(what, "", advice, "", cause);
		this.byUs = byUs;
		outcomeUnknown = false;
	}

	/** The end as a command sees it. */
	private SessionEnded(String command, boolean sent, QmpException end) {
		super(end.what() + (sent ? " Whether QEMU executed the command is unknown." : " The command was not sent."),
				end.words(), sent ? "Look before you send it again. " + end.advice() : end.advice(), command, end);
		byUs = end instanceof SessionEnded ended && ended.byUs;
		outcomeUnknown = sent;
	}

	static SessionEnded closedByUs() {
		return new SessionEnded("Wheelhouse closed the connection to the monitor.", "", true, null);
	}

	static SessionEnded lost(WireException cause) {
		return new SessionEnded(cause.what(), (cause.advice() + advice(cause.kind())).strip(), false, cause);
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
		return new SessionEnded(command, sent, end);
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
