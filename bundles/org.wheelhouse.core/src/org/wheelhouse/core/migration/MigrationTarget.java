package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.Optional;

/** Where a guest goes. Immutable. */
public sealed interface MigrationTarget {

	/** A QEMU that is started for it on the computer where the guest is now. */
	NewQemu HERE = new NewQemu(Optional.empty());

	/**
	 * A QEMU that is started for it.
	 *
	 * @param hostId of the computer; empty for the one where the guest is now
	 */
	record NewQemu(Optional<String> hostId) implements MigrationTarget {}

	/**
	 * A QEMU that was started with {@code -incoming} and is in the list of machines. It is not ended when the migration fails:
	 * it is somebody's.
	 */
	record WaitingQemu(String machineId) implements MigrationTarget {}

	/**
	 * A file on the computer where the guest is now, which must not be there yet. The guest stands still from then on, until it
	 * is continued from the file.
	 */
	record StateFile(Path file) implements MigrationTarget {}
}
