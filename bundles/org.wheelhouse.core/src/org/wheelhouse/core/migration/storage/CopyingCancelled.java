package org.wheelhouse.core.migration.storage;

/** A disk is not copied any more because somebody has said so: nothing went wrong. */
public final class CopyingCancelled extends Exception {

	private static final long serialVersionUID = 1L;

	CopyingCancelled(CopiedDisk disk) {
		super("Copying " + disk.title() + " was cancelled");
	}
}
