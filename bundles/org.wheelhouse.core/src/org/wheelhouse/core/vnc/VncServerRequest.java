package org.wheelhouse.core.vnc;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;

/** What shall be different about a VNC server. */
public sealed interface VncServerRequest {

	/** What brings it about. Sends nothing yet. */
	default Operation<?> operation(MachineAccess machine) {
		return new ChangeVncServer(machine, this);
	}

	/**
	 * Another password.
	 *
	 * @param password of which eight bytes count, as UTF-8; an empty one lets everybody in
	 */
	record Password(String password) implements VncServerRequest {

		@Override
		public String toString() {
			return "Password[]";
		}
	}

	/**
	 * Another end of the password.
	 *
	 * @param time {@code now}, {@code never}, {@code +SECONDS} or seconds since 1970
	 */
	record Expiry(String time) implements VncServerRequest {}

	/**
	 * Another place to listen at.
	 *
	 * @param host of the machine's computer
	 * @param port absolute, for example 5901
	 */
	record Address(String host, int port) implements VncServerRequest {}
}
