package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * A file that comes into being whole or not at all, and never in the place of another: it is made under a hidden name in its
 * folder, as a file of our own from the first moment, and moved to where nothing is.
 */
final class NewFile {

	private static final byte[] EMPTY = {};

	private final HostFiles files;
	private final Path target;
	private final Path hidden;

	/** @param target full path */
	NewFile(HostFiles files, Path target) {
		this.files = files;
		this.target = target;
		hidden = target.resolveSibling(".wheelhouse-" + UUID.randomUUID().toString().substring(0, 8) + ".part");
	}

	/**
	 * Makes it.
	 *
	 * @param filled fills the file that it is given, which is empty, and has it on the disk when it completes
	 * @return the file; fails with {@link OperationFailed}
	 */
	CompletableFuture<Path> make(Undertaking<?> work, Function<Path, CompletableFuture<?>> filled) {
		return unlessThere().thenCompose(_ -> files.create(hidden, EMPTY))
				.thenCompose(_ -> filled(work, filled).exceptionallyCompose(this::takenBack))
				.exceptionallyCompose(
						problem -> CompletableFuture.failedFuture(OperationFailed.of(failed(), problem, List.of())));
	}

	private CompletableFuture<Path> filled(Undertaking<?> work, Function<Path, CompletableFuture<?>> filled) {
		return filled.apply(hidden).thenCompose(_ -> work.step(() -> files.move(hidden, target)));
	}

	private String failed() {
		return target + " could not be made";
	}

	private CompletableFuture<Path> takenBack(Throwable problem) {
		return files.delete(hidden).handle((_, left) -> {
			var undone = left == null ? List.<String>of() : List.of("not the unfinished " + hidden);
			throw new CompletionException(OperationFailed.of(failed(), problem, undone));
		});
	}

	/** That is told before anything is copied; that nothing is put in its place is up to the move. */
	private CompletableFuture<Void> unlessThere() {
		var folder = Optional.ofNullable(target.getParent()).orElse(target);
		return files.statuses(List.of(target, folder)).thenAccept(found -> {
			if (Optional.ofNullable(found.get(target)).filter(FileStatus::exists).isPresent()) {
				throw new CompletionException(OperationFailed.refused(target + " exists already",
						"Choose another name: nothing is written into a file that is there."));
			}
			if (Optional.ofNullable(found.get(folder)).filter(FileStatus::isFolder).isEmpty()) {
				throw new CompletionException(OperationFailed.refused(failed() + ": there is no folder " + folder,
						"Make the folder first, or choose another."));
			}
		});
	}
}
