package org.wheelhouse.ui.definition.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.wheelhouse.host.HostFiles;

/** What is in the folders that somebody writes the names of, each asked for once in a while. UI thread; nothing blocks. */
final class FolderLists {

	private static final int MOST = 500;

	private final HostFiles files;
	private final Path start;
	private final Executor modelThread;
	private final Runnable told;
	private final Map<Path, List<String>> known = new HashMap<>();

	/**
	 * @param start from which relative paths start
	 * @param told  a folder that was asked for has been listed
	 */
	FolderLists(HostFiles files, Path start, Executor modelThread, Runnable told) {
		this.files = files;
		this.start = start;
		this.modelThread = modelThread;
		this.told = told;
	}

	/** Names in a folder; empty while it is being asked. */
	List<String> in(String folder) {
		try {
			var path = start.resolve(folder).normalize();
			if (known.putIfAbsent(path, List.of()) == null) {
				ask(path);
			}
			return known.getOrDefault(path, List.of());
		} catch (InvalidPathException _) {
			// Nothing can be there.
		}
		return List.of();
	}

	/** What was told before is asked anew. */
	void forget() {
		known.clear();
	}

	private void ask(Path folder) {
		files.list(folder, MOST).thenCompose(found -> named(found.orElse(List.of()))).thenAcceptAsync(names -> {
			known.put(folder, names);
			if (!names.isEmpty()) {
				told.run();
			}
		}, modelThread);
	}

	private CompletableFuture<List<String>> named(List<Path> paths) {
		return files.statuses(paths).thenApply(statuses -> paths.stream().sorted().flatMap(path -> {
			var name = path.getFileName();
			var status = statuses.get(path);
			return name == null || name.toString().startsWith(".")
					? Stream.<String>empty()
					: Stream.of(status != null && status.isFolder() ? name + "/" : name.toString());
		}).toList());
	}
}
