package org.wheelhouse.core.definition;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;

/**
 * The definition that a machine is started by, as a file on this computer. Any thread; nothing blocks but the methods that
 * say so.
 */
public final class DefinitionFile {

	private final Path path;
	private final Executor files;
	private final Runnable changed;

	/** A change of a definition's text. */
	@FunctionalInterface
	public interface Change {

		/**
		 * What is to be written.
		 *
		 * @throws CoreException when it cannot be changed so; its message is a sentence for a person
		 */
		DefinitionText apply(DefinitionText now) throws CoreException;
	}

	/**
	 * @param path    full path
	 * @param files   reads and writes; one task at a time
	 * @param changed told there after each change
	 */
	public DefinitionFile(Path path, Executor files, Runnable changed) {
		this.path = path;
		this.files = files;
		this.changed = changed;
	}

	/** Where it is. */
	public Path path() {
		return path;
	}

	/** The folder that paths in it start from. */
	public Path folder() {
		return folder(path);
	}

	/** The folder that paths in a definition start from. */
	public static Path folder(Path definition) {
		var parent = definition.toAbsolutePath().normalize().getParent();
		return parent == null ? definition.toAbsolutePath() : parent;
	}

	/** Whether two paths lead to one definition. Blocks for a moment. */
	public static boolean isSame(Path one, Path other) {
		try {
			return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
		} catch (IOException _) {
			return false;
		}
	}

	/** What it says now; fails with {@link CoreException}. */
	public CompletableFuture<DefinitionText> read() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return read(path);
			} catch (CoreException e) {
				throw new CompletionException(e);
			}
		}, files);
	}

	/**
	 * Changes it: the file has the text before or the new one, whatever happens. A change that leaves the text as it is
	 * writes nothing.
	 *
	 * @return what it says then; fails with {@link CoreException}
	 */
	public CompletableFuture<DefinitionText> change(Change change) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				var after = write(path, change);
				changed.run();
				return after;
			} catch (CoreException e) {
				throw new CompletionException(e);
			}
		}, files);
	}

	/** Reads one, on the calling thread. */
	public static DefinitionText read(Path file) throws CoreException {
		try {
			return DefinitionText.parse(Files.readString(file));
		} catch (IOException e) {
			throw new CoreException("The definition " + file + " cannot be read: " + FileWords.of(e) + ".",
					"Choose another file, or make this one readable.", e);
		} catch (CommandLineException e) {
			throw new CoreException(file + ", " + e.getMessage() + ".",
					"A definition is one plain QEMU command line. Write the file so, or a copy of it.", e);
		}
	}

	/** As {@link #change(Change)}, on the calling thread. */
	public static DefinitionText write(Path definition, Change change) throws CoreException {
		var before = read(definition);
		var after = change.apply(before);
		if (after.text().equals(before.text())) {
			return before;
		}
		try {
			// What a link leads to is changed, and the link stays.
			var file = definition.toRealPath();
			if (isProtected(file)) {
				throw new CoreException("The definition " + definition + " is read only, and was not changed.",
						"Make the file writable, or change it by hand.", null);
			}
			replace(file, after.text());
			return after;
		} catch (IOException e) {
			throw new CoreException("The definition " + definition + " cannot be changed: " + FileWords.of(e) + ".",
					"Make the file and its folder writable, or change it by hand.", e);
		}
	}

	/** Its folder would let it be replaced all the same; so would a file without any right to write let root write. */
	private static boolean isProtected(Path file) throws IOException {
		return !Files.isWritable(file)
				|| Collections.disjoint(Files.getPosixFilePermissions(file), EnumSet.of(PosixFilePermission.OWNER_WRITE,
						PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
	}

	private static void replace(Path file, String text) throws IOException {
		var folder = folder(file);
		var temporary = Files.createTempFile(folder, "." + file.getFileName(), ".new");
		try {
			Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
			try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				var bytes = StandardCharsets.UTF_8.encode(text);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(temporary);
		}
		try (var channel = FileChannel.open(folder)) {
			channel.force(true);
		}
	}
}
