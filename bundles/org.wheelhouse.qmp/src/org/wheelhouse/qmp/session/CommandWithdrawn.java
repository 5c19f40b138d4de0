package org.wheelhouse.qmp.session;

/** This QEMU has nothing that corresponds to a command: it lost it, or does not have it yet. Nothing was sent. */
public final class CommandWithdrawn extends QmpException {

	private static final long serialVersionUID = 1L;

	private final String name;

	/**
	 * @param name    of the command
	 * @param command as it would have been sent
	 * @param reason  since when it is gone, and why
	 * @param remedy  what does the same today
	 */
	public CommandWithdrawn(String name, String command, String reason, String remedy) {
		super("The command was not sent. " + reason, "", remedy, command, null);
		this.name = name;
	}

	/** The name of the command. */
	public String name() {
		return name;
	}
}
