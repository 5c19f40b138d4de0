package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * Files of a computer for one who may wait for it: never on the UI thread, nor on a machine's queue. What was told once is not
 * asked again. Not for several threads.
 */
final class WaitedFiles {

	private final HostFiles files;
	private final Map<Path, Optional<FileStatus>> statuses = new HashMap<>();

	WaitedFiles(HostFiles files) {
		this.files = files;
	}

	/** What is at each of these paths, asked for together. */
	void look(List<Path> paths) {
		var told = files.statuses(paths).join();
		paths.forEach(path -> statuses.put(path, Optional.ofNullable(told.get(path))));
	}

	private Optional<FileStatus> status(Path path) {
		return statuses.computeIfAbsent(path, asked -> files.status(asked).join());
	}

	List<Path> list(Path folder, int most) {
		return files.list(folder, most).join().orElse(List.of());
	}

	Optional<Qcow2Header> header(Path file) {
		return Qcow2Header.read(files, file).join();
	}

	boolean isFile(Path path) {
		return status(path).filter(FileStatus::isFile).isPresent();
	}

	/** Whether it is a file by this very name, not a link to one. */
	boolean isPlainFile(Path path) {
		return status(path).filter(found -> found.isFile() && !found.linked()).isPresent();
	}

	/** When a file was last changed, in a form that is kept. */
	String changed(Path file) {
		return status(file).map(WaitedFiles::changed).orElse("");
	}

	static String changed(FileStatus file) {
		return file.exists() ? FileTime.from(file.modified()).toString() : "";
	}

	Instant time(Path file) {
		return status(file).map(FileStatus::modified).orElse(Instant.EPOCH);
	}

	boolean same(Path one, Path other) {
		return one.equals(other)
				|| status(one).filter(found -> status(other).filter(found::isSame).isPresent()).isPresent();
	}
}
