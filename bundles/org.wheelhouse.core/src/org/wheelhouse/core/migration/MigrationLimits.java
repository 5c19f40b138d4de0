package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.Optional;

/**
 * What bounds a migration.
 *
 * @param maxBandwidth  bytes per second, 0 for no limit; empty leaves QEMU's
 * @param downtimeLimit how long the guest may stand still at most; empty leaves QEMU's
 */
public record MigrationLimits(Optional<Long> maxBandwidth, Optional<Duration> downtimeLimit) {

	/** QEMU's own. */
	public static final MigrationLimits NONE = new MigrationLimits(Optional.empty(), Optional.empty());
}
