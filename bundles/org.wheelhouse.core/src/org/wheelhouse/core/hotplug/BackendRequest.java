package org.wheelhouse.core.hotplug;

import java.nio.file.Path;

/** What a device to be plugged in has on the host's side. */
public sealed interface BackendRequest {

	/**
	 * An image that exists.
	 *
	 * @param file     on the machine's computer
	 * @param format   {@code qcow2} or {@code raw}: never guessed, since a guest could write another format's header
	 * @param readOnly whether the guest may only read
	 */
	record ExistingImage(Path file, String format, boolean readOnly) implements BackendRequest {}

	/**
	 * An image to be created.
	 *
	 * @param file   on the machine's computer; must not exist
	 * @param format {@code qcow2} or {@code raw}
	 * @param bytes  what the guest sees
	 */
	record NewImage(Path file, String format, long bytes) implements BackendRequest {
		public NewImage {
			if (bytes <= 0 || bytes % 512 != 0) {
				throw new IllegalArgumentException(
						"The size of an image is a positive multiple of 512 bytes, not " + bytes + ".");
			}
		}
	}

	/** A network behind the computer's own, without any right: the guest reaches out, nobody reaches the guest. */
	record UserNetwork() implements BackendRequest {}

	/** Nothing. */
	record None() implements BackendRequest {}
}
