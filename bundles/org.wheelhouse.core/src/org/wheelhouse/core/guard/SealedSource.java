package org.wheelhouse.core.guard;

import org.wheelhouse.core.machine.MachineAccess;

/** The source of a completed migration: its guest has moved, and must not run here too. */
public final class SealedSource {

	/** What {@code query-status} says of it ({@code RunState} in QAPI). */
	public static final String STATUS = "postmigrate";

	private SealedSource() {
		// holds no state
	}

	/** What is to be said before it is resumed. */
	public static Warning warning(MachineAccess machine) {
		return Warning.damage(
				"The guest of " + machine.name() + " was moved to another QEMU, and this one is sealed.",
				"Resuming it would run the guest twice on the same disks. Quit it, or confirm that the other one has ended.");
	}
}
