package org.wheelhouse.core.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Words for what went wrong with a file: the messages of some exceptions are the bare path. */
public final class FileWords {

	private FileWords() {
		// holds no state
	}

	/** A clause without its full stop. */
	public static String of(IOException problem) {
		return switch (problem) {
			case AccessDeniedException denied -> "permission denied for " + denied.getFile();
			case NoSuchFileException missing -> "there is no " + missing.getFile();
			case FileAlreadyExistsException other -> other.getFile() + " is there and is no folder";
			default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
		};
	}
}
