package org.wheelhouse.core.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import org.wheelhouse.core.failure.OperationFailed;

/** Where both ends of a migration on this computer meet: a socket in a folder that nobody else can enter. */
record MigrationSocket(Path folder) {

	/** The limit of a socket's path, less the zero behind it. */
	private static final int LONGEST = 107;

	/** A place that does not exist yet. */
	static MigrationSocket fresh() {
		var name = String.format("wh-%08x", new SecureRandom().nextInt());
		return new MigrationSocket(Path.of(System.getProperty("java.io.tmpdir", "/tmp")).resolve(name));
	}

	String uri() {
		return "unix:" + path();
	}

	private Path path() {
		return folder.resolve("migrate");
	}

	/** Makes the folder. */
	void create() throws OperationFailed {
		if (path().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			throw OperationFailed.refused("The path " + path() + " is too long for a socket",
					"Set TMPDIR to a shorter folder.");
		}
		try {
			Files.createDirectory(folder,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		} catch (IOException e) {
			throw OperationFailed.refused(
					"The folder " + folder + " for the migration's socket cannot be made: " + e.getMessage(), "");
		}
	}

	/** Removes folder and socket; what cannot be removed is left to the system's cleaning of temporary files. */
	void delete() {
		try {
			Files.deleteIfExists(path());
			Files.deleteIfExists(folder);
		} catch (IOException _) {
			// see above
		}
	}
}
