package org.wheelhouse.core.failure;

/** A machine is not started before a person has said that its guest runs nowhere else: when it ended, its guest had been migrated. */
public final class StartElsewhere extends CoreException {

	private static final long serialVersionUID = 1L;

	/** @param machine what a person calls it */
	public StartElsewhere(String machine) {
		super("When " + machine + " ended, its guest had been migrated, and may run elsewhere.",
				"Started here as well, it would run twice on the same disks. Choose Start for " + machine
						+ " alone, and say that it does not run any more.",
				null);
	}
}
