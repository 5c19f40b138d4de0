package org.wheelhouse.core.creation;

import java.nio.file.Path;

/** The first disk of a machine whose source brings none along. Immutable. */
public sealed interface Disk {

	/** An empty one. @param size bytes that the guest sees */
	record Fresh(long size) implements Disk {}

	/** An image that is there. */
	record Image(Path file, Source.Use use) implements Disk {}

	/** No disk. */
	record None() implements Disk {}
}
