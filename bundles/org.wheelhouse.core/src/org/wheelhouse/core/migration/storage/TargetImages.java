package org.wheelhouse.core.migration.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.host.Host;

/**
 * The new images of a migration: made before the destination is started, never in the place of another file, and taken away
 * again when nothing came of it. Any thread; nothing blocks.
 */
public final class TargetImages {

	/** Behind the name of an image that is not whole, and cannot be taken away. */
	private static final String INCOMPLETE = ".incomplete";

	private final Host host;
	private final List<CopiedDisk> disks;
	private final List<CopiedDisk> made = new CopyOnWriteArrayList<>();

	/** @param host of the destination */
	public TargetImages(Host host, List<CopiedDisk> disks) {
		this.host = host;
		this.disks = List.copyOf(disks);
	}

	/** Those that an earlier workbench has made, of a migration that goes on. */
	public static TargetImages madeBefore(Host host, List<CopiedDisk> disks) {
		var images = new TargetImages(host, disks);
		images.made.addAll(disks);
		return images;
	}

	/** Makes them, empty. Fails with {@link OperationFailed} when one cannot be made; the others are gone again then. */
	public CompletableFuture<?> create() {
		var images = new Images(host);
		CompletableFuture<?> created = CompletableFuture.completedFuture(null);
		for (var disk : disks) {
			created = created.thenCompose(_ -> images.create(disk.target(), disk.format(), disk.size()))
					.thenAccept(_ -> made.add(disk));
		}
		return created.exceptionallyCompose(problem -> discard(true).thenCompose(undone -> CompletableFuture
				.failedFuture(OperationFailed.of("No new image could be made for a disk", problem, undone))));
	}

	/**
	 * Nothing came of it: the source has the disks, and what is in these files is worth nothing.
	 *
	 * @param closed whether the destination is known to have ended; else it may write to them still
	 * @return what became of them, each a few words; never fails
	 */
	public CompletableFuture<List<String>> discard(boolean closed) {
		var told = new ArrayList<CompletableFuture<String>>();
		made.forEach(disk -> told.add(closed ? removed(disk) : renamed(disk)));
		made.clear();
		return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
				.thenApply(_ -> told.stream().map(CompletableFuture::join).toList());
	}

	private CompletableFuture<String> removed(CopiedDisk disk) {
		return host.files().delete(disk.target()).handle((_, problem) -> problem == null
				? "the unfinished copy " + disk.target() + " was removed"
				: "the unfinished copy " + disk.target() + " is left: " + OperationFailed.cause(problem).getMessage());
	}

	private CompletableFuture<String> renamed(CopiedDisk disk) {
		var named = disk.target().resolveSibling(disk.target().getFileName() + INCOMPLETE);
		return host.files().move(disk.target(), named).handle((_, problem) -> problem == null
				? "the unfinished copy is named " + named + " now, as the destination may write to it still"
				: "the copy " + disk.target() + " is not whole: start nothing from it");
	}
}
