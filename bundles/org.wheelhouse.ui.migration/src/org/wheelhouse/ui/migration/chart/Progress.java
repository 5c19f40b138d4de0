package org.wheelhouse.ui.migration.chart;

/** How far a migration is, as far as it is shown differently; folded from the status that {@code query-migrate} gives. */
public enum Progress {

	/** None was started. */
	NONE,
	/** The destination is being connected; nothing was sent. */
	STARTING,
	/** Memory is on its way and the guest runs at the source. */
	RUNNING,
	/** The guest is stopped at the source, and it was asked to wait there before it switches over. */
	WAITING,
	/** The guest is stopped at the source. */
	SWITCHING,
	/** The guest runs at the destination with memory still to come. */
	POSTCOPY,
	/** The connection broke in post-copy: the guest stands still. */
	BROKEN,
	/** It was asked to stop. */
	CANCELLING,
	/** The guest runs at the destination. */
	COMPLETED,
	/** It broke off; the guest stays at the source. */
	FAILED,
	/** A person broke it off. */
	CANCELLED;

	/** What this status is; words of a later QEMU count as running. */
	public static Progress of(String status) {
		return switch (status) {
			case "", "none" -> NONE;
			case "setup", "wait-unplug" -> STARTING;
			case "pre-switchover" -> WAITING;
			case "device" -> SWITCHING;
			case "postcopy-active", "postcopy-recover", "postcopy-recover-setup", "postcopy-device" -> POSTCOPY;
			case "postcopy-paused" -> BROKEN;
			case "cancelling" -> CANCELLING;
			case "completed" -> COMPLETED;
			case "failed" -> FAILED;
			case "cancelled" -> CANCELLED;
			default -> RUNNING;
		};
	}

	/** Whether there is still something to come. */
	public boolean underWay() {
		return switch (this) {
			case STARTING, RUNNING, WAITING, SWITCHING, POSTCOPY, BROKEN, CANCELLING -> true;
			case NONE, COMPLETED, FAILED, CANCELLED -> false;
		};
	}

	/** Whether the guest has left the source. */
	public boolean hasLeft() {
		return this == POSTCOPY || this == BROKEN || this == COMPLETED;
	}
}
