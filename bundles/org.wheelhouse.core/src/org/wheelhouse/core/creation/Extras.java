package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What most new machines have as it is at first. Immutable.
 *
 * @param program    the QEMU that runs it; empty for the preferred one
 * @param processor  the CPU model
 * @param secondDisk how large a second, new disk is, in bytes; 0 for none
 * @param sound      its card
 * @param shared     a folder of its computer that it can mount; empty for none
 */
public record Extras(Optional<Path> program, String processor, long secondDisk, Sound sound, Optional<Path> shared) {

	/** The CPU model that has all that the processor beneath can, or the emulator. */
	public static final String MOST = "max";
	/** By which name a guest mounts the shared folder. */
	public static final String TAG = "shared";

	/** As most have it. */
	public static final Extras NONE = new Extras(Optional.empty(), MOST, 0, Sound.NONE, Optional.empty());
}
