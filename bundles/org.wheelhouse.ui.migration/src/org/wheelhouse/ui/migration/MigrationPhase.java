package org.wheelhouse.ui.migration;

/** How far a migration is, as far as the view treats it differently; folded from the status that {@code query-migrate} gives. */
enum MigrationPhase {

	/** None was started. */
	NONE,
	/** The destination is being connected; nothing was sent. */
	STARTING,
	/** Memory is on its way and the guest runs at the source. */
	RUNNING,
	/** The guest is stopped at the source, or runs at the destination with memory still to come. */
	SWITCHING,
	/** It was asked to stop. */
	CANCELLING,
	/** The guest runs at the destination. */
	COMPLETED,
	/** It broke off; the guest stays at the source. */
	FAILED,
	/** A person broke it off. */
	CANCELLED;

	/** The phase that this status belongs to; words of a later QEMU count as running. */
	static MigrationPhase of(String status) {
		return switch (status) {
			case "", "none" -> NONE;
			case "setup", "wait-unplug" -> STARTING;
			case "pre-switchover", "device", "postcopy-active", "postcopy-paused", "postcopy-recover",
					"postcopy-recover-setup" ->
				SWITCHING;
			case "cancelling" -> CANCELLING;
			case "completed" -> COMPLETED;
			case "failed" -> FAILED;
			case "cancelled" -> CANCELLED;
			default -> RUNNING;
		};
	}

	/** Whether there is still something to come. */
	boolean underWay() {
		return switch (this) {
			case STARTING, RUNNING, SWITCHING, CANCELLING -> true;
			case NONE, COMPLETED, FAILED, CANCELLED -> false;
		};
	}
}
