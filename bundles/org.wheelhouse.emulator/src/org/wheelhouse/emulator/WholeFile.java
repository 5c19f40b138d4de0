package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

import org.wheelhouse.host.HostException;

/** Writes a file wholly or not at all, and never over one that is there unless that is what is wanted. Blocks. */
final class WholeFile {

	private static final EnumSet<PosixFilePermission> WRITE = EnumSet.of(PosixFilePermission.OWNER_WRITE,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

	private WholeFile() {
		// holds no state
	}

	/** As of {@link org.wheelhouse.host.HostFiles#create}. */
	static Path create(Path file, byte[] bytes) throws IOException {
		boolean whole = false;
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
			try {
				write(channel, bytes);
				whole = true;
			} finally {
				if (!whole) {
					Files.deleteIfExists(file);
				}
			}
		}
		settle(file);
		return file;
	}

	/** As of {@link org.wheelhouse.host.HostFiles#replace}. */
	static Path replace(Path path, byte[] bytes) throws IOException, HostException {
		Path file = path.toRealPath();
		if (!Files.isRegularFile(file)) {
			throw new HostException(path + " is no plain file.", List.of());
		}
		if (isProtected(file)) {
			throw new HostException(path + " is read only.", List.of());
		}
		Path temporary = Files.createTempFile(file.getParent(), "." + shortened(file.getFileName().toString()), ".new");
		try {
			Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
			try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				write(channel, bytes);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(temporary);
		}
		settle(file);
		return path;
	}

	/** A name may be as long as a name can be; then there is no room for more around it. */
	private static String shortened(String name) {
		return name.substring(0, Math.min(40, name.length()));
	}

	/** Its folder would let it be replaced all the same; so would a file without any right to write let root write. */
	private static boolean isProtected(Path file) throws IOException {
		return !Files.isWritable(file) || Collections.disjoint(Files.getPosixFilePermissions(file), WRITE);
	}

	/** As of {@link org.wheelhouse.host.HostFiles#move}. */
	static Path move(Path from, Path to) throws IOException {
		if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
			throw new FileAlreadyExistsException(to.toString());
		}
		if (!isLinked(from, to)) {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		settle(to);
		settle(from);
		return to;
	}

	/** A second name is refused where one has come meanwhile; a move would go over it. Not every file system has it. */
	private static boolean isLinked(Path from, Path to) throws IOException {
		try {
			if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
				return false;
			}
			Files.createLink(to, from);
		} catch (FileAlreadyExistsException there) {
			throw there;
		} catch (FileSystemException | UnsupportedOperationException _) {
			return false;
		}
		Files.delete(from);
		return true;
	}

	private static void write(FileChannel channel, byte[] bytes) throws IOException {
		ByteBuffer rest = ByteBuffer.wrap(bytes);
		while (rest.hasRemaining()) {
			channel.write(rest);
		}
		channel.force(true);
	}

	/** The name of a file is on the disk when its folder is. */
	private static void settle(Path file) throws IOException {
		try (var channel = FileChannel.open(file.toAbsolutePath().getParent())) {
			channel.force(true);
		}
	}
}
