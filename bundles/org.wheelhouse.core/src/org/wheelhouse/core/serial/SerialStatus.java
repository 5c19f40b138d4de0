package org.wheelhouse.core.serial;

/**
 * A serial port as it is now. Texts are empty when there is nothing to say.
 *
 * @param state   how it stands with it
 * @param port    QEMU's id of its character device, for example {@code serial0}
 * @param backend where that leads, as QEMU names it, for example {@code unix:serial.sock,server=on} or {@code file}
 * @param detail  why it is in this state and what to do, for a person
 */
public record SerialStatus(SerialState state, String port, String backend, String detail) {

	/** Nothing is known. */
	public static final SerialStatus UNKNOWN = new SerialStatus(SerialState.UNKNOWN, "", "", "");

	/** The same port in another state. */
	public SerialStatus in(SerialState other, String why) {
		return new SerialStatus(other, port, backend, why);
	}
}
