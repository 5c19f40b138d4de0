package org.wheelhouse.host;

import java.time.Instant;

/**
 * What is at a path of a computer. A symbolic link is followed.
 *
 * @param kind     what it is
 * @param readable whether this user may read it
 * @param writable whether this user may write into it, in a folder make files
 * @param size     bytes
 * @param modified when it was last written
 * @param linked   whether the path itself is a symbolic link
 * @param identity the same for two paths that lead to one file, of one computer; empty when there is nothing
 */
public record FileStatus(Kind kind, boolean readable, boolean writable, long size, Instant modified, boolean linked,
		String identity) {

	/** What can be at a path. */
	public enum Kind {
		/** It is known that there is nothing, or a link that leads to nothing. */
		NOTHING,
		/** A plain file. */
		FILE,
		/** A folder. */
		FOLDER,
		/** A device, a pipe or a socket: to open it may wait for somebody, or do something. */
		OTHER
	}

	/** There is nothing. */
	public static final FileStatus NOTHING = new FileStatus(Kind.NOTHING, false, false, 0, Instant.EPOCH, false,
			"");

	/** Whether there is something. */
	public boolean exists() {
		return kind != Kind.NOTHING;
	}

	/** Whether it is a plain file. */
	public boolean isFile() {
		return kind == Kind.FILE;
	}

	/** Whether it is a folder. */
	public boolean isFolder() {
		return kind == Kind.FOLDER;
	}

	/** Whether this is the same file as another of the same computer. */
	public boolean isSame(FileStatus other) {
		return exists() && identity.equals(other.identity);
	}
}
