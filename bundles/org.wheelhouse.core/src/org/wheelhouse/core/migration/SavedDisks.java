package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.core.migration.SavedState.SavedDisk;
import org.wheelhouse.host.HostFiles;

/**
 * The files of a guest's disks while its memory is in a file: memory belongs to one state of the disks, and QEMU continues it on
 * any other without a word. Reads only.
 *
 * @param files of the computer that has them
 */
record SavedDisks(HostFiles files) {

	/** Has the headers of all formats, and what a partition begins with. */
	private static final int COMPARED = 1 << 16;

	/** As they are now. Fails with {@link OperationFailed} when one cannot be read. */
	CompletableFuture<List<SavedDisk>> of(RunningDisks disks) {
		var paths = disks.disks().stream().map(Disk::root).flatMap(Optional::stream).flatMap(RunningNode::all)
				.filter(node -> node.driver().equals(RunningNode.FILE)).map(RunningNode::file).distinct().toList();
		return all(paths);
	}

	private CompletableFuture<List<SavedDisk>> all(List<String> paths) {
		CompletableFuture<List<SavedDisk>> looked = CompletableFuture.completedFuture(List.of());
		for (var path : paths) {
			looked = looked.thenCompose(before -> now(path).thenCompose(disk -> {
				if (disk.isEmpty()) {
					return CompletableFuture
							.failedFuture(OperationFailed.refused("The image " + path + " cannot be read", ""));
				}
				var more = new ArrayList<>(before);
				more.add(disk.get());
				return CompletableFuture.completedFuture(more);
			}));
		}
		return looked;
	}

	private CompletableFuture<Optional<SavedDisk>> now(String path) {
		var file = Path.of(path);
		return files.status(file).thenCombine(files.read(file, 0, COMPARED),
				(status, bytes) -> status.flatMap(there -> bytes.map(beginning -> new SavedDisk(path, there.size(),
						there.modified(), hash(beginning)))));
	}

	private static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Which of them is not as it was, a sentence for a person without its full stop; empty when all are. */
	CompletableFuture<Optional<String>> difference(List<SavedDisk> saved) {
		CompletableFuture<Optional<String>> looked = CompletableFuture.completedFuture(Optional.empty());
		for (var disk : saved) {
			looked = looked.thenCompose(before -> before.isPresent()
					? CompletableFuture.completedFuture(before)
					: now(disk.path()).thenApply(now -> now.isEmpty()
							? Optional.of("Its image " + disk.path() + " is not there any more, or cannot be read")
							: now.get().equals(disk)
									? Optional.<String>empty()
									: Optional.of("Its image " + disk.path() + " was written since: on "
											+ now.get().modified() + ", and the guest was saved with what it was on "
											+ disk.modified())));
		}
		return looked;
	}
}
