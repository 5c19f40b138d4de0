package org.wheelhouse.ui.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;

/** The files of this computer, told at once. */
public record FolderFiles(Path privateFolder) implements HostFiles {

	@Override
	public CompletableFuture<Optional<FileStatus>> status(Path path) {
		try {
			var found = Files.readAttributes(path, BasicFileAttributes.class);
			return told(Optional.of(
					new FileStatus(found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.FOLDER : Kind.OTHER,
							Files.isReadable(path), Files.isWritable(path), found.size(),
							found.lastModifiedTime().toInstant(), Files.isSymbolicLink(path),
							String.valueOf(found.fileKey()))));
		} catch (NoSuchFileException _) {
			return told(Optional.of(FileStatus.NOTHING));
		} catch (IOException _) {
			return told(Optional.empty());
		}
	}

	@Override
	public CompletableFuture<Optional<List<Path>>> list(Path folder, int most) {
		try (var files = Files.list(folder)) {
			return told(Optional.of(files.limit(most).toList()));
		} catch (IOException _) {
			return told(Optional.empty());
		}
	}

	@Override
	public CompletableFuture<Optional<byte[]>> read(Path file, long offset, int most) {
		try {
			var bytes = Files.readAllBytes(file);
			return told(Optional.of(Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, most))));
		} catch (IOException _) {
			return told(Optional.empty());
		}
	}

	@Override
	public CompletableFuture<Path> createFolder(Path folder) {
		return done(() -> Files.createDirectory(folder));
	}

	@Override
	public CompletableFuture<Path> create(Path file, byte[] bytes) {
		return done(() -> Files.write(file, bytes, StandardOpenOption.CREATE_NEW));
	}

	@Override
	public CompletableFuture<Path> replace(Path file, byte[] bytes) {
		return done(() -> Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
	}

	@Override
	public CompletableFuture<Path> move(Path from, Path to) {
		return done(() -> Files.move(from, to));
	}

	@Override
	public CompletableFuture<Optional<Long>> room(Path folder) {
		return told(Optional.empty());
	}

	@Override
	public CompletableFuture<Boolean> delete(Path path) {
		return done(() -> Files.deleteIfExists(path));
	}

	@Override
	public Path cacheFolder() {
		return privateFolder;
	}

	@Override
	public Path temporaryFolder() {
		return privateFolder;
	}

	private static <T> CompletableFuture<T> told(T what) {
		return CompletableFuture.completedFuture(what);
	}

	private static <T> CompletableFuture<T> done(Callable<T> task) {
		try {
			return told(task.call());
		} catch (Exception e) {
			return CompletableFuture.failedFuture(new HostException(e + ".", List.of()));
		}
	}
}
