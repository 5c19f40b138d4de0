package org.wheelhouse.ui.definition.edit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * What is in the file of a definition, or why that is no text.
 *
 * @param text    empty when it cannot be read
 * @param trouble why not, a sentence; empty when it can
 * @param seen    what was at the path before it was read; empty when that cannot be told
 */
record FileContent(String text, String trouble, Optional<FileStatus> seen) {

	/** Reads it; never fails. */
	static CompletableFuture<FileContent> read(HostFiles files, Path path) {
		return files.status(path).thenCompose(seen -> DefinitionFile.text(files, path)
				.handle((text, failure) -> failure == null
						? new FileContent(text, "", seen)
						: new FileContent("", Fault.of(failure).what(), seen)));
	}

	/** Whether it is known that there is nothing at the path. */
	boolean isGone() {
		return seen.filter(status -> !status.exists()).isPresent();
	}
}
