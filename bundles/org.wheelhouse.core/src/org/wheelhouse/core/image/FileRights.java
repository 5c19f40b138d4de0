package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.QemuCommandLine;

/** Who may write to files of a computer. Any thread; nothing blocks. */
public final class FileRights {

	private static final Duration DEADLINE = Duration.ofSeconds(20);

	private final Host host;

	/** Of files of this computer. */
	public FileRights(Host host) {
		this.host = host;
	}

	/**
	 * Takes from everybody the right to write to a file, so that no QEMU makes it a writable disk by mistake.
	 *
	 * @return what gives it back as it was; fails with {@link OperationFailed}
	 */
	public CompletableFuture<Supplier<CompletableFuture<?>>> freeze(Path file) {
		return run(List.of("stat", "-L", "-c", "%a", "--", file.toString()))
				.thenApply(result -> result.output().strip())
				.thenCompose(mode -> chmod("a-w", file).thenApply(_ -> () -> chmod(mode, file)));
	}

	private CompletableFuture<ProgramResult> chmod(String mode, Path file) {
		return run(List.of("chmod", mode, "--", file.toString()));
	}

	private CompletableFuture<ProgramResult> run(List<String> words) {
		return host.run(ProgramRequest.of(words, DEADLINE)).thenApply(result -> {
			if (!result.succeeded()) {
				throw new CompletionException(new OperationFailed("The rights of a file could not be changed",
						QemuCommandLine.quoted(words), String.join("\n", result.complaints()), List.of(),
						"Change them by hand, or choose a copy.", null));
			}
			return result;
		});
	}
}
