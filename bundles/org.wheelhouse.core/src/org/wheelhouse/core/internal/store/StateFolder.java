package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;

/**
 * A folder that one workbench at a time may use. The file {@code lock} in it holds the process id of the one that does and is
 * locked by it; the lock goes with the process, however it ends, so a file that is left over hinders nobody.
 */
public final class StateFolder implements AutoCloseable {

	private static final String LOCK = "lock";
	private static final String WRITING = ".new";

	private final Path folder;
	private final FileChannel channel;

	private StateFolder(Path folder, FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	/**
	 * Takes the folder, and makes it when it is not there.
	 *
	 * @throws CoreException when another workbench has it, or it cannot be used
	 */
	public static StateFolder take(Path folder) throws CoreException {
		try {
			Files.createDirectories(folder);
			var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				var holder = holder(channel);
				channel.close();
				throw new CoreException("Another workbench" + holder + " uses " + folder
						+ ".", "Use that one, or set XDG_STATE_HOME to another folder for this one.", null);
			}
			channel.truncate(0);
			channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
			channel.force(true);
			removeLeftovers(folder);
			return new StateFolder(folder, channel);
		} catch (IOException e) {
			throw unusable(folder, e);
		}
	}

	/** Makes the folder for what lives only as long as a workbench, when it is not there. */
	public static void makeRuntime(Path folder) throws CoreException {
		try {
			Files.createDirectories(folder);
		} catch (IOException e) {
			throw new CoreException("The folder " + folder + " cannot be made: " + FileWords.of(e) + ".",
					"Make it writable, or set XDG_RUNTIME_DIR to another one.", e);
		}
	}

	/** Says for a person that the folder cannot be used, why, and what to do. */
	CoreException unusable(IOException problem) {
		return unusable(folder, problem);
	}

	private static CoreException unusable(Path folder, IOException problem) {
		var why = Files.exists(folder) ? FileWords.of(problem) : "it is not there any more";
		return new CoreException("The folder " + folder + " cannot be used: " + why + ".",
				"Make room and make it writable, or set XDG_STATE_HOME to another one.", problem);
	}

	/** What a workbench was writing when it was ended. */
	private static void removeLeftovers(Path folder) throws IOException {
		try (var files = Files.newDirectoryStream(folder, "*" + WRITING)) {
			for (var file : files) {
				Files.deleteIfExists(file);
			}
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (OverlappingFileLockException e) {
			return null;
		}
	}

	private static String holder(FileChannel channel) throws IOException {
		var bytes = ByteBuffer.allocate(32);
		channel.read(bytes, 0);
		var pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
		return pid.isEmpty() ? "" : " (process " + pid + ")";
	}

	/** Where a file in it is. */
	Path path(String name) {
		return folder.resolve(name);
	}

	/** The text of a file in it, or empty when there is none. */
	public Optional<String> read(String name) throws IOException {
		var file = folder.resolve(name);
		return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
	}

	/** Replaces a file at once and durably: after a crash it has the text before or this one. Blocks until it is on disk. */
	public void write(String name, String text) throws IOException {
		var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
		var temporary = Files.createTempFile(folder, name, WRITING, permissions);
		try {
			try (var file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				var bytes = StandardCharsets.UTF_8.encode(text);
				while (bytes.hasRemaining()) {
					file.write(bytes);
				}
				file.force(true);
			}
			Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(temporary);
		}
		try (var directory = FileChannel.open(folder)) {
			directory.force(true);
		}
	}

	/** Puts a file that cannot be understood aside, so that a person can look at it, beside those of before. */
	public void putAside(String name) throws IOException {
		var aside = folder.resolve(name + ".unreadable");
		for (int number = 2; Files.exists(aside); number++) {
			aside = folder.resolve(name + ".unreadable-" + number);
		}
		Files.move(folder.resolve(name), aside);
	}

	/** Lets the next workbench have it. */
	@Override
	public void close() {
		try {
			channel.close();
		} catch (IOException e) {
			// The lock goes with the process at the latest.
			throw new UncheckedIOException(e);
		}
	}
}
