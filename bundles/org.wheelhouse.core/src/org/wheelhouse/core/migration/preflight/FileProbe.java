package org.wheelhouse.core.migration.preflight;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProgramRequest;

/**
 * Finds out whether a path leads to one file on two computers. What is in an image is never touched: a fresh file is made
 * beside it, exclusively, looked for on the other computer, and taken away. Of a file that is only read, its bytes are
 * compared where no file can be made beside it. Any thread; nothing blocks.
 */
public final class FileProbe {

	/** What came of it. */
	public enum Result {
		SAME, ANOTHER,
		/** Neither computer lets this user make a file there. */
		NOT_TOLD
	}

	private static final Duration LOOK = Duration.ofSeconds(15);
	private static final Duration READ = Duration.ofMinutes(2);
	private static final SecureRandom RANDOM = new SecureRandom();

	private final Host here;
	private final Host there;

	/** Of these two. */
	public FileProbe(Host here, Host there) {
		this.here = here;
		this.there = there;
	}

	/**
	 * Finds out.
	 *
	 * @param file   as both call it
	 * @param onRead whether nobody writes to it: then a file of the same bytes is as good
	 */
	public CompletableFuture<Result> of(Path file, boolean onRead) {
		return resolved(here, file).thenCombine(resolved(there, file), Both::new).thenCompose(real -> {
			if (real.one().isEmpty() || real.other().isEmpty()) {
				return CompletableFuture.completedFuture(Result.NOT_TOLD);
			}
			return marked(here, real.one().get(), there, real.other().get())
					.thenCompose(first -> first != Result.NOT_TOLD
							? CompletableFuture.completedFuture(first)
							: marked(there, real.other().get(), here, real.one().get()))
					.thenCompose(second -> second != Result.SAME && onRead
							? compared(file, second)
							: CompletableFuture.completedFuture(second));
		});
	}

	private record Both(Optional<Path> one, Optional<Path> other) {}

	/** Where a path leads in the end: a link may lead elsewhere on each computer. */
	private static CompletableFuture<Optional<Path>> resolved(Host host, Path file) {
		return host.run(ProgramRequest.of(List.of("readlink", "-f", "--", file.toString()), LOOK))
				.handle((result, problem) -> problem == null && result.succeeded() && !result.output().isBlank()
						? Optional.of(Path.of(result.output().strip()))
						: Optional.<Path>empty());
	}

	/** Whether a file that one computer makes beside its own is beside that of the other. */
	private static CompletableFuture<Result> marked(Host maker, Path file, Host looker, Path same) {
		var words = "wheelhouse " + HexFormat.of().toHexDigits(RANDOM.nextLong());
		var name = ".wheelhouse-probe-" + HexFormat.of().toHexDigits(RANDOM.nextInt());
		var mark = file.resolveSibling(name);
		var bytes = words.getBytes(StandardCharsets.US_ASCII);
		return maker.files().create(mark, bytes).thenCompose(_ -> looker.files()
				.read(same.resolveSibling(name), 0, bytes.length + 1)
				.thenApply(read -> read.filter(found -> Arrays.equals(found, bytes)).isPresent())
				.handle((seen, problem) -> problem != null
						? Result.NOT_TOLD
						: seen && file.getFileName().equals(same.getFileName()) ? Result.SAME : Result.ANOTHER)
				.thenCompose(result -> maker.files().delete(mark).handle((_, _) -> result)))
				.exceptionally(_ -> Result.NOT_TOLD);
	}

	private CompletableFuture<Result> compared(Path file, Result otherwise) {
		return sum(here, file).thenCombine(sum(there, file),
				(one, other) -> one.isPresent() && one.equals(other) ? Result.SAME : otherwise);
	}

	private static CompletableFuture<Optional<String>> sum(Host host, Path file) {
		return host.run(ProgramRequest.of(List.of("sha256sum", "-b", "--", file.toString()), READ))
				.handle((result, problem) -> problem == null && result.succeeded() && !result.output().isBlank()
						? Optional.of(result.output().strip().split("\\s", 2)[0])
						: Optional.<String>empty());
	}
}
