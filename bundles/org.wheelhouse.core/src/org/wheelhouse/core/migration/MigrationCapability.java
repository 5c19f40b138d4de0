package org.wheelhouse.core.migration;

/**
 * What has to be armed at both ends before a migration begins, as QEMU changes none of it once one runs. Whether an end has it
 * is asked by setting it: what it tells of itself does not say what this user, or this guest, may.
 */
public enum MigrationCapability {
	/** The guest can be moved at once, and what it lacks is fetched behind it. */
	POSTCOPY_RAM("postcopy-ram", "let post-copy be switched to"),
	/** The guest can be slowed down. */
	AUTO_CONVERGE("auto-converge", "let the guest be throttled"),
	/** It waits for a person, or for the disks, before the guest stops for the last time. */
	PAUSE_BEFORE_SWITCHOVER("pause-before-switchover", "wait before the switch-over"),
	/** Pages that were sent before are sent as what differs. */
	XBZRLE("xbzrle", "send what differs of a page");

	private final String word;
	private final String purpose;

	MigrationCapability(String word, String purpose) {
		this.word = word;
		this.purpose = purpose;
	}

	/** QEMU's name of it. */
	public String word() {
		return word;
	}

	/** What it is for, in a few words. */
	String purpose() {
		return purpose;
	}
}
