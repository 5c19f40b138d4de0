package org.wheelhouse.core.machine;

/**
 * One picture of a guest's screen, still encoded.
 *
 * @param format how it is encoded
 * @param data   the file's bytes; not to be changed
 */
public record ScreenImage(Format format, byte[] data) {

	/** What QEMU can write. */
	public enum Format {
		/** Portable network graphics, from QEMU 7.1 on. */
		PNG,
		/** Portable pixmap, {@code P6}. */
		PPM
	}
}
