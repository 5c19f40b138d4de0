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
	 * Makes a file, with the rights that this user's files usually have. Its bytes are on the disk when it completes. Fails, and
	 * touches nothing, when there is something by this name, and where it fails later nothing is left.
	 *
	 * @return the file
	 */
	CompletableFuture<Path> create(Path file, byte[] bytes);

	/**
	 * Replaces what a plain file says: whatever happens, it has the bytes from before or these. What a link leads to is changed,
	 * and the link stays; so do its rights. Fails when there is none, or it is protected from writing, also where its folder
	 * would let it be replaced.
	 *
	 * @return the file
	 */
	CompletableFuture<Path> replace(Path file, byte[] bytes);

	/**
	 * Gives a file or folder another name on the same disk. Fails, and touches nothing, when there is something by that name.
	 *
	 * @return the new path
	 */
	CompletableFuture<Path> move(Path from, Path to);

	/** Bytes that this user may still write into a folder that is there; empty when it cannot be told. */
	CompletableFuture<Optional<Long>> room(Path folder);

	/**
	 * Removes a file, a socket or an empty folder.
	 *
	 * @return whether there was one
	 */
	CompletableFuture<Boolean> delete(Path path);

	/** A folder that this user alone may enter, with a short path: for sockets and files that live for a moment. */
	Path privateFolder();

	/** A folder for what can be made anew; made with the first folder in it. */
	Path cacheFolder();

	/** The folder for temporary files of all users. */
	Path temporaryFolder();
}
