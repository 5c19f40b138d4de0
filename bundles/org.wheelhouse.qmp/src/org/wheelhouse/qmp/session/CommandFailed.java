package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.QmpError;

/** QEMU refused a command. */
public final class CommandFailed extends QmpException {

	private static final long serialVersionUID = 1L;

	private final String command;
	private final String errorClass;
	private final String description;

	CommandFailed(String command, QmpError error) {
		super("QEMU says: " + sentence(error.description()) + advice(error.errorClass()) + " Command: "
				+ sent(command));
		this.command = command;
		this.errorClass = error.errorClass();
		this.description = error.description();
	}

	private static String sentence(String words) {
		return words.endsWith(".") ? words : words + ".";
	}

	/** What to do, for those classes that have a meaning of their own (QAPI's QapiErrorClass). */
	private static String advice(String errorClass) {
		return switch (errorClass) {
			case "CommandNotFound" ->
				" This QEMU does not have the command, or does not have it now: see its list of commands.";
			case "DeviceNotActive" -> " The machine has no such device, or the guest does not use it.";
			case "DeviceNotFound" -> " The device is gone, or has another name: look at the machine again.";
			case "KVMMissingCap" -> " The kernel's KVM on that computer is too old for it.";
			default -> "";
		};
	}

	/** The command as it was sent, without its id. */
	public String command() {
		return command;
	}

	/** QEMU's class of the error, for example {@code GenericError}. */
	public String errorClass() {
		return errorClass;
	}

	/** QEMU's own words. */
	public String description() {
		return description;
	}
}
