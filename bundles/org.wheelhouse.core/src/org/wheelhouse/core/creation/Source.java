package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Optional;

/** What a new machine starts from. Paths are full ones of its computer; one that was not chosen yet is empty. Immutable. */
public sealed interface Source {

	/** The disc of an installer. */
	record Installer(Optional<Path> disc) implements Source {}

	/** A disk that has a system on it. */
	record DiskImage(Optional<Path> file, Use use) implements Source {}

	/** A disk whose system makes itself a machine's own at the first start. */
	record CloudImage(Optional<Path> file, Use use, Seed seed) implements Source {}

	/**
	 * A kernel that QEMU loads by itself.
	 *
	 * @param append its command line
	 */
	record Kernel(Optional<Path> kernel, Optional<Path> initrd, String append) implements Source {}

	/** Nothing. */
	record Empty() implements Source {}

	/** How an image that is there gets into a machine. */
	enum Use {
		/** By a copy of its own; the image stays as it is. */
		COPY,
		/** As it is: the machine writes to it. */
		USE,
		/** By an overlay, which keeps what differs; the image is only read from then on. */
		OVERLAY
	}

	/**
	 * What a cloud image is told at its first start. No password is in it, only what can be made of one.
	 *
	 * @param user         who may log in
	 * @param key          a line as of {@code authorized_keys}; empty for none
	 * @param passwordHash as of {@code /etc/shadow}; empty for none
	 * @param hostName     empty for that of the machine
	 */
	record Seed(String user, String key, String passwordHash, String hostName) {

		@Override
		public String toString() {
			return "Seed[" + user + ", " + hostName + "]";
		}
	}

	/** The disk image that it brings along; empty when it brings none, or none was chosen yet. */
	default Optional<Path> image() {
		return switch (this) {
			case DiskImage(var file, _) -> file;
			case CloudImage(var file, _, _) -> file;
			case Installer _,Kernel _,Empty _ -> Optional.empty();
		};
	}

	/** Whether it brings a disk along, so that the machine's first disk is not chosen apart. */
	default boolean isDisk() {
		return this instanceof DiskImage || this instanceof CloudImage;
	}
}
