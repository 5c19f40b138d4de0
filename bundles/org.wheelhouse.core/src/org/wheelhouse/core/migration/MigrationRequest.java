package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.migration.storage.StorageRequest;

/**
 * How a machine is to be migrated. Immutable.
 *
 * @param target    where to
 * @param channel   by which way; of no matter for a file
 * @param armed     what is armed beforehand, where both ends have it
 * @param limits    what bounds it from the beginning
 * @param endSource whether the source quits after completion; else it stays, sealed
 * @param storage   what becomes of its disks
 */
public record MigrationRequest(MigrationTarget target, MigrationChannel channel, Set<MigrationCapability> armed,
		MigrationLimits limits, boolean endSource, StorageRequest storage) {

	public MigrationRequest {
		armed = armed.isEmpty() ? Set.of() : Set.copyOf(armed);
	}

	/** With disks that both ends reach. */
	public MigrationRequest(MigrationTarget target, MigrationChannel channel, Set<MigrationCapability> armed,
			MigrationLimits limits, boolean endSource) {
		this(target, channel, armed, limits, endSource, StorageRequest.SHARED);
	}

	/** The same with its disks treated so. */
	public MigrationRequest taking(StorageRequest disks) {
		return new MigrationRequest(target, channel, armed, limits, endSource, disks);
	}

	/** Another QEMU on the same computer, QEMU's limits, nothing armed; the source quits. */
	public static MigrationRequest usual() {
		return new MigrationRequest(MigrationTarget.HERE, MigrationChannel.LOCAL, Set.of(), MigrationLimits.NONE, true);
	}

	/** The same to another place. */
	public MigrationRequest to(MigrationTarget other) {
		return new MigrationRequest(other, channel, armed, limits, endSource, storage);
	}

	/** The same by another way. */
	public MigrationRequest by(MigrationChannel other) {
		return new MigrationRequest(target, other, armed, limits, endSource, storage);
	}

	/** The same with this armed. */
	public MigrationRequest arming(Set<MigrationCapability> capabilities) {
		return new MigrationRequest(target, channel, capabilities, limits, endSource, storage);
	}

	/** The same with these limits; empty ones leave QEMU's. */
	public MigrationRequest within(Optional<Long> maxBandwidth, Optional<Duration> downtimeLimit) {
		return new MigrationRequest(target, channel, armed, new MigrationLimits(maxBandwidth, downtimeLimit),
				endSource, storage);
	}

	/** The same, whose source stays, sealed. */
	public MigrationRequest keepingSource() {
		return new MigrationRequest(target, channel, armed, limits, false, storage);
	}

	/** What is armed, in QEMU's order. */
	EnumSet<MigrationCapability> inOrder() {
		return armed.isEmpty() ? EnumSet.noneOf(MigrationCapability.class) : EnumSet.copyOf(armed);
	}
}
