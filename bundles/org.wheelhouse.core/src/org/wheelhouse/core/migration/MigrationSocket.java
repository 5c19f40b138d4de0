package org.wheelhouse.core.migration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.host.HostFiles;

/**
 * Where both ends of a migration on one computer meet: a socket in a folder that nobody else can enter.
 *
 * @param files  of that computer
 * @param folder that does not exist yet
 */
record MigrationSocket(HostFiles files, Path folder) {

	/** The limit of a socket's path, less the zero behind it. */
	private static final int LONGEST = 107;

	/** A name for one, not used by anybody else. */
	static String freshName() {
		return String.format("wh-%08x", new SecureRandom().nextInt());
	}

	/** Of that name. */
	static MigrationSocket named(String name, HostFiles files) {
		return new MigrationSocket(files, files.temporaryFolder().resolve(name));
	}

	String uri() {
		return "unix:" + path();
	}

	private Path path() {
		return folder.resolve("migrate");
	}

	/** Makes the folder; fails with {@link OperationFailed}. */
	CompletableFuture<Path> create() {
		if (path().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			return CompletableFuture.failedFuture(OperationFailed
					.refused("The path " + path() + " is too long for a socket", "Set TMPDIR to a shorter folder."));
		}
		return files.createFolder(folder).exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(OperationFailed.refused("The folder " + folder
						+ " for the migration's socket cannot be made: " + OperationFailed.cause(problem).getMessage(),
						"")));
	}

	/** Removes socket and folder; what cannot be removed is left to the system's cleaning of temporary files. */
	void delete() {
		files.delete(path()).whenComplete((_, _) -> files.delete(folder));
	}
}
