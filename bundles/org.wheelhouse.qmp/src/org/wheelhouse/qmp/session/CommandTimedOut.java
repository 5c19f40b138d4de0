package org.wheelhouse.qmp.session;

import java.time.Duration;

import org.wheelhouse.qmp.message.Request;

/** QEMU did not answer a command in time. The session stays usable; the answer is dropped when it comes after all. */
public final class CommandTimedOut extends QmpException {

	private static final long serialVersionUID = 1L;

	private final boolean outcomeUnknown;
	private final boolean heard;
	private final Duration waited;

	/**
	 * @param waited how long no command was answered
	 * @param heard  whether it said something meanwhile
	 */
	CommandTimedOut(Request request, Duration waited, boolean sent, boolean heard) {
		super("QEMU has not answered '" + request.command() + "' for " + Waited.text(waited)
				+ (heard ? ", though it says other things." : ".")
				+ (sent ? "" : " The command was still waiting behind others and was not sent."), "",
				sent ? "It may still execute the command, or have executed it: look before you send it again." : "",
				request.toJson(), null);
		outcomeUnknown = sent;
		this.heard = heard;
		this.waited = waited;
	}

	/** Whether the command had been sent: then QEMU may have executed it, or may yet. */
	public boolean outcomeUnknown() {
		return outcomeUnknown;
	}

	/** Whether QEMU said something while it did not answer: it is there, and busy. */
	public boolean heard() {
		return heard;
	}

	/** How long it answered nothing. */
	public Duration waited() {
		return waited;
	}
}
