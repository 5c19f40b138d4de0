package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.QmpError;

/** QEMU refused a command. */
public final class CommandFailed extends QmpException {

	private static final long serialVersionUID = 1L;

	private final String errorClass;

	/**
	 * @param command as it was sent
	 * @param error   QEMU's answer
	 */
	public CommandFailed(String command, QmpError error) {
		super("QEMU refused the command.", error.description(), advice(error), command, null);
		this.errorClass = error.errorClass();
	}

	/** What to do, for those classes that have a meaning of their own (QAPI's QapiErrorClass). */
	private static String advice(QmpError error) {
		return switch (error.errorClass()) {
			// During the handshake, and after it, the class means something else.
			case "CommandNotFound" -> error.description().contains("apabilities negotiation")
					? ""
					: "This QEMU does not have the command, or does not have it now: see its list of commands.";
			case "DeviceNotActive" -> "The machine has no such device, or the guest does not use it.";
			case "DeviceNotFound" -> "The device is gone, or has another name: look at the machine again.";
			case "KVMMissingCap" -> "The kernel's KVM on that computer is too old for it.";
			default -> "";
		};
	}

	/** QEMU's class of the error, for example {@code GenericError}. */
	public String errorClass() {
		return errorClass;
	}

	/** Whether it is refused only because there is no machine yet ({@code -preconfig}). QEMU 6.0 has changed its words. */
	public boolean isBeforeMachine() {
		return words().contains("only after machine initialization")
				|| words().contains("isn't permitted in 'preconfig' state");
	}

	/** QEMU's own words. */
	public String description() {
		return words();
	}
}
