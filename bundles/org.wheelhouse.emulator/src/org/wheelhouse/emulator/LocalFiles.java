package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.HostFiles;

/**
 * The files of this computer.
 *
 * @param work          does what may wait for a disk
 * @param privateFolder of this user; made when it is first needed
 * @param cacheFolder   made when it is first needed
 * @param usbRoot       beneath which what the kernel tells of USB devices is looked at
 */
record LocalFiles(Work work, Path privateFolder, Path cacheFolder, Path usbRoot) implements HostFiles {

	private static final List<Path> USB = List.of(Path.of("/sys/bus/usb"), Path.of("/dev/bus/usb"),
			Path.of("/etc/mtab"));

	/** As much as is read of a file that tells no size. */
	private static final int KERNEL_FILE = 1 << 20;

	@Override
	public CompletableFuture<Optional<FileStatus>> status(Path path) {
		return look(() -> statusNow(at(path)));
	}

	@Override
	public CompletableFuture<Optional<List<Path>>> list(Path folder, int most) {
		return look(() -> {
			try (Stream<Path> files = Files.list(at(folder))) {
				return Optional.of(files.limit(most).toList());
			} catch (IOException | UncheckedIOException _) {
				return Optional.empty();
			}
		});
	}

	@Override
	public CompletableFuture<Optional<byte[]>> read(Path asked, long offset, int most) {
		return look(() -> {
			Path file = at(asked);
			if (!Files.isRegularFile(file)) {
				return Optional.empty(); // to open a pipe would wait for its other end
			}
			try (FileChannel channel = FileChannel.open(file)) {
				return Optional.of(read(channel, offset, most));
			} catch (IOException _) {
				return Optional.empty();
			}
		});
	}

	/** Where that is looked at. */
	private Path at(Path path) {
		return USB.stream().anyMatch(path::startsWith) ? usbRoot.resolve(path.toString().substring(1)) : path;
	}

	private static byte[] read(FileChannel channel, long offset, int most) throws IOException {
		// The kernel's own files, such as the list of what is mounted, have no size and yet something to read.
		long size = channel.size() == 0 ? KERNEL_FILE : channel.size();
		int length = (int) Math.clamp(size - offset, 0, most);
		ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
			// until all of it is there, or the file ends
		}
		return Arrays.copyOf(bytes.array(), bytes.position());
	}

	@Override
	public CompletableFuture<Path> createFolder(Path folder) {
		return work.run(() -> {
			if (folder.startsWith(privateFolder)) {
				PrivateFolder.ensure(privateFolder);
			}
			if (folder.startsWith(cacheFolder)) {
				Files.createDirectories(cacheFolder);
			}
			PrivateFolder.create(folder);
			return folder;
		});
	}

	@Override
	public CompletableFuture<Path> create(Path file, byte[] bytes) {
		return work.run(() -> WholeFile.create(file, bytes));
	}

	@Override
	public CompletableFuture<Path> replace(Path file, byte[] bytes) {
		return work.run(() -> WholeFile.replace(file, bytes));
	}

	@Override
	public CompletableFuture<Path> move(Path from, Path to) {
		return work.run(() -> WholeFile.move(from, to));
	}

	@Override
	public CompletableFuture<Optional<Long>> room(Path folder) {
		return look(() -> Optional.of(Files.getFileStore(folder).getUsableSpace()));
	}

	@Override
	public CompletableFuture<Boolean> delete(Path path) {
		return work.run(() -> Files.deleteIfExists(path));
	}

	@Override
	public Path temporaryFolder() {
		return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
	}

	private static Optional<FileStatus> statusNow(Path path) {
		try {
			BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
			Kind kind = found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.FOLDER : Kind.OTHER;
			return Optional.of(new FileStatus(kind, Files.isReadable(path), Files.isWritable(path), found.size(),
					found.lastModifiedTime().toInstant(), Files.isSymbolicLink(path),
					Objects.toString(found.fileKey(), path.toString())));
		} catch (NoSuchFileException _) {
			return Optional.of(FileStatus.NOTHING);
		} catch (IOException _) {
			return isBeneathFile(path) ? Optional.of(FileStatus.NOTHING) : Optional.empty();
		}
	}

	/** Whether what should be a folder of the path is a plain file: in that there is nothing. */
	private static boolean isBeneathFile(Path path) {
		Path above = path.getParent();
		while (above != null && !Files.exists(above)) {
			above = above.getParent();
		}
		return above != null && Files.isRegularFile(above);
	}

	private <T> CompletableFuture<Optional<T>> look(Callable<Optional<T>> task) {
		return work.run(task).exceptionally(_ -> Optional.empty());
	}
}
