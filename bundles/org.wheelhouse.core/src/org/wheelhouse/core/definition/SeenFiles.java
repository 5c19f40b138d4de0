package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * What was seen of some files of a computer, at one time.
 *
 * @param statuses without those that could not be told
 */
public record SeenFiles(Map<Path, FileStatus> statuses) {

	public SeenFiles {
		statuses = Map.copyOf(statuses);
	}

	/** Looks at some; never fails. */
	public static CompletableFuture<SeenFiles> look(HostFiles files, Collection<Path> paths) {
		return files.statuses(paths).thenApply(SeenFiles::new);
	}

	/** What is at a path; empty where nobody has looked, or it could not be told. */
	Optional<FileStatus> at(Path path) {
		return Optional.ofNullable(statuses.get(path));
	}

	/** Those of which it is known that there is nothing. */
	public Set<Path> missing() {
		return statuses.entrySet().stream().filter(seen -> !seen.getValue().exists()).map(Map.Entry::getKey)
				.collect(Collectors.toUnmodifiableSet());
	}

	/** Whether two paths lead to one file. */
	public boolean same(Path one, Path other) {
		return one.equals(other) || at(one).filter(status -> at(other).filter(status::isSame).isPresent()).isPresent();
	}
}
