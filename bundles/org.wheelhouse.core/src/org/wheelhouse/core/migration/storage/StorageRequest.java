package org.wheelhouse.core.migration.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes of the disks of a machine that is migrated. Immutable.
 *
 * @param along          whether those go along that the guest writes to; else both ends open the same files
 * @param folder         of the destination's computer, for the new images; empty for the paths that they have at the source
 * @param bytesPerSecond for each disk at most; 0 for no limit
 */
public record StorageRequest(boolean along, Optional<Path> folder, long bytesPerSecond) {

	/** Both ends open the same files. */
	public static final StorageRequest SHARED = new StorageRequest(false, Optional.empty(), 0);

	/** The disks go along, into new images of this folder. */
	public static StorageRequest into(Path folder) {
		return new StorageRequest(true, Optional.of(folder), 0);
	}

	/** The disks go along, into new images under the paths that they have at the source. */
	public static StorageRequest alike() {
		return new StorageRequest(true, Optional.empty(), 0);
	}

	/** The same, not faster than this. */
	public StorageRequest limited(long mostBytesPerSecond) {
		return new StorageRequest(along, folder, mostBytesPerSecond);
	}
}
