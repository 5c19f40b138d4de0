package org.wheelhouse.core.state;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image that an option names as a plain file.
 *
 * @param option   index of the option that names the file
 * @param layer    index of the option that names the format: the same one, but for a {@code -blockdev} upon another
 * @param spelling how the option writes the path
 * @param format   the driver that it names; empty when it leaves that to QEMU
 * @param name     of the drive or node; empty when it has none
 * @param cd       whether it is a disc that is put into a drive
 * @param written  whether a start writes into it: neither read only nor thrown away at the end
 */
public record DefinedImage(int option, int layer, String spelling, Optional<String> format, String name, boolean cd,
		boolean written) {

	/**
	 * Where it is.
	 *
	 * @param folder where the machine is started: that of the definition
	 * @return empty when it is no path
	 */
	public Optional<Path> file(Path folder) {
		return path(folder, spelling);
	}

	/** A path as QEMU spells it: from a folder, maybe with the name of its protocol. */
	public static Optional<Path> path(Path folder, String spelling) {
		try {
			return Optional.of(folder.resolve(spelling.startsWith("file:") ? spelling.substring(5) : spelling)
					.toAbsolutePath().normalize());
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
