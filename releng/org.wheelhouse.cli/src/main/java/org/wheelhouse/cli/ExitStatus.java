package org.wheelhouse.cli;

/** What a script can tell apart by {@code $?}. */
enum ExitStatus {
	/** All was done. */
	DONE(0),
	/** QEMU refused a command. */
	REFUSED(1),
	/** Nothing of it was sent: it cannot be read, or is nothing that this QEMU takes. */
	UNREADABLE(2),
	/** No connection, or no answer in time. */
	UNREACHABLE(3);

	private final int number;

	ExitStatus(int number) {
		this.number = number;
	}

	int number() {
		return number;
	}
}
