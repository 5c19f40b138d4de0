package org.wheelhouse.qmp.session;

/** A command of QEMU 1.0 has nothing that corresponds to it in this QEMU. Nothing was sent. */
public final class CommandWithdrawn extends QmpException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param command as it would have been sent
	 * @param reason  since when it is gone, and why
	 * @param remedy  what does the same today
	 */
	public CommandWithdrawn(String command, String reason, String remedy) {
		super("The command was not sent. " + reason, "", remedy, command, null);
	}
}
