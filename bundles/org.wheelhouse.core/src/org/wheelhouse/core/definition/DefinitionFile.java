package org.wheelhouse.core.definition;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * The definition that a machine is started by, as a file of its computer. Any thread; nothing blocks but the methods that say
 * so.
 */
public final class DefinitionFile {

	/** What is longer is no command line: QEMU would not be given it either (128 KiB an argument). */
	public static final int MOST_BYTES = 4 << 20;

	private final HostFiles files;
	private final Path path;
	private final Executor waiting;
	private final Changed changed;

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

	/** Told after each change. */
	@FunctionalInterface
	public interface Changed {

		/** @return the change is complete with it; never fails */
		CompletableFuture<?> changed(DefinitionText before, DefinitionText after);
	}

	/**
	 * @param files   of the computer on which it is
	 * @param path    full path
	 * @param waiting waits for that computer; one task at a time
	 * @param changed told there after each change
	 */
	public DefinitionFile(HostFiles files, Path path, Executor waiting, Changed changed) {
		this.files = files;
		this.path = path;
		this.waiting = waiting;
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

	/** Whether two paths of a computer lead to one definition. Blocks until it has told. */
	public static boolean isSame(HostFiles files, Path one, Path other) {
		return new WaitedFiles(files).same(one, other);
	}

	/** What it says now; fails with {@link CoreException}. */
	public CompletableFuture<DefinitionText> read() {
		return waited(() -> read(files, path));
	}

	/**
	 * Changes it: the file has the text before or the new one, whatever happens. A change that leaves the text as it is
	 * writes nothing.
	 *
	 * @return what it says then; fails with {@link CoreException}
	 */
	public CompletableFuture<DefinitionText> change(Change change) {
		return waited(() -> {
			var before = read(files, path);
			var after = change.apply(before);
			if (!after.text().equals(before.text())) {
				write(after);
			}
			changed.changed(before, after).join();
			return after;
		});
	}

	private <T> CompletableFuture<T> waited(Callable<T> task) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			} catch (Exception e) { // whatever it is, the caller has to hear of it
				throw new CompletionException(e);
			}
		}, waiting);
	}

	/** Reads one. Blocks until its computer has told. */
	public static DefinitionText read(HostFiles files, Path file) throws CoreException {
		try {
			return DefinitionText.parse(text(files, file).join());
		} catch (CompletionException e) {
			throw e.getCause() instanceof CoreException problem ? problem : unreadable(file, Reason.text(e));
		} catch (CommandLineException e) {
			throw new CoreException(file + ", " + e.getMessage() + ".",
					"A definition is one plain QEMU command line. Write the file so, or a copy of it.", e);
		}
	}

	/**
	 * All that is written in one, whether it is a command line or not. Nothing blocks.
	 *
	 * @return fails with {@link CoreException}, which says why it is no text
	 */
	public static CompletableFuture<String> text(HostFiles files, Path file) {
		return files.status(file).thenCompose(told -> {
			var status = told.orElseThrow(() -> failed(unreadable(file, "its computer cannot tell what it is")));
			if (!status.isFile() || !status.readable()) {
				throw failed(unreadable(file, what(status)));
			}
			if (status.size() > MOST_BYTES) {
				throw failed(unreadable(file, "it has " + (status.size() >> 20) + " MiB, and is no command line"));
			}
			return files.read(file, 0, MOST_BYTES);
		}).thenApply(bytes -> decoded(file, bytes.orElseThrow(() -> failed(unreadable(file, "reading failed")))));
	}

	private static CompletionException failed(CoreException problem) {
		return new CompletionException(problem);
	}

	private static String what(FileStatus status) {
		return switch (status.kind()) {
			case NOTHING -> "there is no such file";
			case FOLDER -> "it is a folder";
			case OTHER -> "it is a device, a pipe or a socket";
			case FILE -> "permission denied";
		};
	}

	private static String decoded(Path file, byte[] bytes) {
		if (hasNul(bytes)) {
			throw failed(unreadable(file, "there are NUL bytes in it, as in a program or an image"));
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException _) {
			throw failed(unreadable(file, "it is not written in UTF-8"));
		}
	}

	private static boolean hasNul(byte[] bytes) {
		for (var one : bytes) {
			if (one == 0) {
				return true;
			}
		}
		return false;
	}

	private static CoreException unreadable(Path file, String why) {
		return new CoreException("The definition " + file + " cannot be read: " + why + ".",
				"Choose another file, or make this one readable.", null);
	}

	private void write(DefinitionText text) throws CoreException {
		try {
			files.replace(path, text.text().getBytes(StandardCharsets.UTF_8)).join();
		} catch (CompletionException e) {
			var advice = Advice.about(Reason.text(e));
			throw new CoreException("The definition was not changed. " + Reason.text(e),
					advice.isEmpty() ? "Make the file and its folder writable, or change it by hand." : advice, e);
		}
	}
}
