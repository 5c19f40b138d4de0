package org.wheelhouse.core.migration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.host.HostFiles;

/**
 * A folder for one migration, that nobody else can enter, at one of its ends: with the socket at which both meet, and the key by
 * which they know each other.
 *
 * @param files  of that computer
 * @param folder that does not exist yet
 */
record MeetingFolder(HostFiles files, Path folder) {

	/** The limit of a socket's path, less the zero behind it. */
	private static final int LONGEST = 107;
	private static final String SOCKET = "migrate";
	private static final String DISKS = "disks";
	/** As {@code tls-creds-psk} wants it. */
	private static final String KEYS = "keys.psk";

	/** A name for one, not used by anybody else. */
	static String freshName() {
		return String.format("wh-%08x", new SecureRandom().nextInt());
	}

	/** Of that name. */
	static MeetingFolder named(String name, HostFiles files) {
		return new MeetingFolder(files, files.temporaryFolder().resolve(name));
	}

	/** How QEMU is told about the socket. */
	String uri() {
		return "unix:" + socket();
	}

	/** The socket. */
	Path socket() {
		return folder.resolve(SOCKET);
	}

	/** The socket by which disks go. */
	Path disks() {
		return folder.resolve(DISKS);
	}

	/** Makes the folder; fails with {@link OperationFailed}. */
	CompletableFuture<Path> create() {
		if (socket().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			return CompletableFuture.failedFuture(OperationFailed
					.refused("The path " + socket() + " is too long for a socket", "Set TMPDIR to a shorter folder."));
		}
		return files.createFolder(folder).exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(OperationFailed.refused("The folder " + folder
						+ " for the migration's socket cannot be made: " + OperationFailed.cause(problem).getMessage(),
						"")));
	}

	/** Puts a key there; fails with {@link OperationFailed}. */
	CompletableFuture<Path> putKeys(String text) {
		return files.create(folder.resolve(KEYS), text.getBytes(StandardCharsets.US_ASCII))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
						.of("The key for the migration could not be put into " + folder, problem,
								java.util.List.of())));
	}

	/** Removes all of it; what cannot be removed is left to the system's cleaning of temporary files. */
	CompletableFuture<?> delete() {
		return files.delete(socket()).handle((_, _) -> true).thenCompose(_ -> files.delete(disks()))
				.handle((_, _) -> true).thenCompose(_ -> files.delete(folder.resolve(KEYS)))
				.handle((_, _) -> true).thenCompose(_ -> files.delete(folder)).handle((_, _) -> true);
	}
}
