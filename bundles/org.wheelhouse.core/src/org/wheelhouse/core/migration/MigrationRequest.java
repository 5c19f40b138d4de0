package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.Optional;

/**
 * How a machine is to be migrated.
 *
 * @param maxBandwidth  bytes per second, 0 for no limit; empty leaves QEMU's
 * @param downtimeLimit how long the guest may stand still at most; empty leaves QEMU's
 * @param endSource     whether the source quits after completion; else it stays, sealed
 */
public record MigrationRequest(Optional<Long> maxBandwidth, Optional<Duration> downtimeLimit, boolean endSource) {

	/** QEMU's limits; the source quits. */
	public static MigrationRequest usual() {
		return new MigrationRequest(Optional.empty(), Optional.empty(), true);
	}
}
