package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that nobody but this user may enter: whoever reaches a monitor's socket owns the machine. */
final class PrivateFolder {

	private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
	private static final FileAttribute<?> AT_CREATION = PosixFilePermissions.asFileAttribute(OURS_ALONE);

	/** Of a file that nobody else may read. */
	static final FileAttribute<?> FILE = PosixFilePermissions
			.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private PrivateFolder() {
	}

	/** The numeric id of the user that this process belongs to. */
	static int ownUser() {
		try {
			return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
		} catch (IOException e) {
			throw new UncheckedIOException("/proc is not there", e);
		}
	}

	/**
	 * Makes the folder, or accepts the one that is there.
	 *
	 * @throws IOException when it is a link or belongs to somebody else
	 */
	static void ensure(Path folder) throws IOException {
		if (folder.getParent() != null) {
			Files.createDirectories(folder.getParent());
		}
		try {
			create(folder);
		} catch (FileAlreadyExistsException _) {
			Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
			if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !owner.equals(ownUser())) {
				throw new FileSystemException(folder.toString(), null, "is not a folder of this user; remove it");
			}
			Files.setPosixFilePermissions(folder, OURS_ALONE);
		}
	}

	/** Makes a new one. */
	static void create(Path folder) throws IOException {
		Files.createDirectory(folder, AT_CREATION);
	}
}
