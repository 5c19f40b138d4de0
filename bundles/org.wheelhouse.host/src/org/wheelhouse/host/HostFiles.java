package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The files of a computer, as far as a workbench asks for them. Any thread; nothing blocks, however slow a disk is. Paths are
 * full.
 * <p>
 * A look never fails: what cannot be told, because a folder may not be searched or the computer does not answer, is empty, and
 * is not taken for "not there". Nothing is opened but plain files, and those for reading. What makes or removes something
 * fails with {@link HostException}.
 */
public interface HostFiles {

	/** What is at a path; empty when it cannot be told. */
	CompletableFuture<Optional<FileStatus>> status(Path path);

	/** What is at each of some paths; one of which that cannot be told is left out. */
	default CompletableFuture<Map<Path, FileStatus>> statuses(Collection<Path> paths) {
		var asked = new LinkedHashMap<Path, CompletableFuture<Optional<FileStatus>>>();
		paths.forEach(path -> asked.computeIfAbsent(path, this::status));
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var told = new HashMap<Path, FileStatus>();
			asked.forEach((path, status) -> status.join().ifPresent(found -> told.put(path, found)));
			return told;
		});
	}

	/**
	 * What is in a folder, as full paths in no order; empty when it cannot be told.
	 *
	 * @param most so many at most
	 */
	CompletableFuture<Optional<List<Path>>> list(Path folder, int most);

	/**
	 * Some bytes of a plain file, fewer where it ends; empty when it is none, or cannot be read.
	 *
	 * @param offset of the first byte
	 * @param most   so many at most
	 */
	CompletableFuture<Optional<byte[]>> read(Path file, long offset, int most);

	/**
	 * Makes a folder that this user alone may enter, in one that is there. Fails when there is something by this name.
	 *
	 * @return the folder
	 */
	CompletableFuture<Path> createFolder(Path folder);

	/**
	 * Removes a file, a socket or an empty folder.
	 *
	 * @return whether there was one
	 */
	CompletableFuture<Boolean> delete(Path path);

	/** A folder that this user alone may enter, with a short path: for sockets and files that live for a moment. */
	Path privateFolder();

	/** The folder for temporary files of all users. */
	Path temporaryFolder();
}
