package org.wheelhouse.qmp.session;

import java.time.Duration;

/** QEMU did not answer a command in time. The session stays usable; the answer is dropped when it comes after all. */
public final class CommandTimedOut extends QmpException {

	private static final long serialVersionUID = 1L;

	private final boolean outcomeUnknown;

	CommandTimedOut(String command, Duration deadline, boolean sent) {
		super("QEMU did not answer within " + deadline.toMillis() + " ms."
				+ (sent ? "" : " The command was still waiting behind others and was not sent."), "",
				sent ? "It may still execute the command, or have executed it: look before you send it again." : "",
				command, null);
		outcomeUnknown = sent;
	}

	/** Whether the command had been sent: then QEMU may have executed it, or may yet. */
	public boolean outcomeUnknown() {
		return outcomeUnknown;
	}
}
