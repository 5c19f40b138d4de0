package org.wheelhouse.core.machine;

import java.util.Optional;

import org.wheelhouse.host.FileStatus;

/**
 * What a form knows of what is at a path. Where it cannot be told nothing is known: then there is neither something nor
 * nothing.
 *
 * @param kind     what is there
 * @param readable whether this user may read it
 * @param writable whether this user may write into it, in a folder make files
 */
public record FileLook(Kind kind, boolean readable, boolean writable) {

	/** What can be at a path. */
	public enum Kind {
		/** It cannot be told. */
		UNKNOWN,
		/** It is known that there is nothing. */
		NOTHING,
		/** A file, or a device that is read like one. */
		FILE,
		/** A folder. */
		FOLDER
	}

	/** It cannot be told. */
	public static final FileLook UNKNOWN = new FileLook(Kind.UNKNOWN, false, false);

	static FileLook of(Optional<FileStatus> told) {
		return told.map(status -> new FileLook(
				!status.exists() ? Kind.NOTHING : status.isFolder() ? Kind.FOLDER : Kind.FILE, status.readable(),
				status.writable())).orElse(UNKNOWN);
	}

	/** Whether it can be told. */
	public boolean isKnown() {
		return kind != Kind.UNKNOWN;
	}

	/** Whether it is known that there is something. */
	public boolean isThere() {
		return isKnown() && kind != Kind.NOTHING;
	}

	/** Whether it is known that there is a folder. */
	public boolean isFolder() {
		return kind == Kind.FOLDER;
	}

	/** Whether it is known that there is no folder. */
	public boolean isNoFolder() {
		return isKnown() && !isFolder();
	}

	/** Whether it is known that there is nothing that this user could read as a file. */
	public boolean isNoReadableFile() {
		return isKnown() && (kind != Kind.FILE || !readable);
	}

	/** Whether it is known that this user can make no file in it. */
	public boolean takesNoFile() {
		return isKnown() && (!isFolder() || !writable);
	}
}
