package org.wheelhouse.ui.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * What is in a folder of a computer, as it was at one moment. Immutable.
 *
 * @param folder  full path
 * @param entries folders first, then by name
 * @param more    whether there is more than was looked at
 */
record FolderList(Path folder, List<Entry> entries, boolean more) {

	/** A person reads no longer list; each entry costs a look. */
	static final int MOST = 1000;

	/** A file or folder. */
	record Entry(Path path, FileStatus status) {

		String name() {
			return String.valueOf(path.getFileName());
		}

		boolean isHidden() {
			return name().startsWith(".");
		}
	}

	FolderList {
		entries = List.copyOf(entries);
	}

	/** Asks for it; empty when it is no folder that can be read. Never fails. */
	static CompletableFuture<Optional<FolderList>> read(HostFiles files, Path folder) {
		return files.list(folder, MOST + 1).thenCompose(told -> told
				.map(paths -> files.statuses(paths.subList(0, Math.min(MOST, paths.size())))
						.thenApply(statuses -> {
							var entries = new ArrayList<Entry>();
							statuses.forEach((path, status) -> entries.add(new Entry(path, status)));
							entries.sort(Comparator.comparing((Entry entry) -> !entry.status().isFolder())
									.thenComparing(entry -> entry.name().toLowerCase(Locale.ROOT))
									.thenComparing(Entry::name));
							return Optional.of(new FolderList(folder, entries, paths.size() > MOST));
						}))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	/**
	 * Those that are offered: all folders, and the files whose names match.
	 *
	 * @param patterns none for all
	 * @param files    whether there are files at all
	 */
	List<Entry> offered(List<String> patterns, boolean files, boolean hidden) {
		var matchers = patterns.stream().map(FolderList::matcher).toList();
		return entries.stream().filter(entry -> hidden || !entry.isHidden())
				.filter(entry -> entry.status().isFolder() || files && (matchers.isEmpty()
						|| matchers.stream().anyMatch(matcher -> matcher.matches(entry.path().getFileName()))))
				.toList();
	}

	private static PathMatcher matcher(String pattern) {
		return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
	}
}
