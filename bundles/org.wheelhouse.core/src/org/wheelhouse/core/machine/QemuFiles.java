package org.wheelhouse.core.machine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProcessPaths;

/**
 * Files of a machine's computer by the names that its QEMU gives them: a relative path starts in its own folder, an absolute
 * one in its own mount namespace. Any thread; nothing blocks. What cannot be told is empty.
 *
 * @param host where it runs
 * @param pid  of QEMU; 0 when it is not known
 */
public record QemuFiles(Host host, long pid) {

	/** What it means by paths and addresses; never fails. */
	public CompletableFuture<ProcessPaths> paths() {
		return host.paths(pid).exceptionally(_ -> ProcessPaths.UNKNOWN);
	}

	/** Where its host finds what it calls by that path; empty when the path is relative and its folder is not known. */
	public CompletableFuture<Optional<Path>> here(Path told) {
		return paths().thenApply(paths -> paths.here(told));
	}

	/** What is at a path. */
	public CompletableFuture<Optional<FileStatus>> status(Path told) {
		return here(told).thenCompose(here -> here.map(host.files()::status)
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	/** As {@link #status(Path)}; what is no path leads nowhere. */
	public CompletableFuture<Optional<FileStatus>> status(String told) {
		try {
			return status(Path.of(told));
		} catch (InvalidPathException _) {
			return CompletableFuture.completedFuture(Optional.of(FileStatus.NOTHING));
		}
	}

	/**
	 * Removes a file.
	 *
	 * @return whether there was one; fails with {@link org.wheelhouse.host.HostException}
	 */
	public CompletableFuture<Boolean> delete(Path told) {
		return here(told).thenCompose(here -> host.files().delete(here.orElse(told)));
	}
}
