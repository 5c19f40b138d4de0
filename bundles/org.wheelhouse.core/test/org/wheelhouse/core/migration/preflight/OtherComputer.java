package org.wheelhouse.core.migration.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.core.fixture.RestrictedFiles;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/** Stands in for another computer: what it calls by one folder is in another one here; all else is shared. */
final class OtherComputer extends WorkingHost {

	private final Path called;
	private final Path real;
	private long free = 5L << 30;
	private List<ListeningPort> ports = List.of();

	/**
	 * @param called the folder as both call it
	 * @param real   what it is on this computer; the same for one that both share
	 */
	OtherComputer(Path called, Path real) {
		this.called = called;
		this.real = real;
	}

	OtherComputer withFree(long bytes) {
		free = bytes;
		return this;
	}

	OtherComputer withListener(ListeningPort port) {
		ports = List.of(port);
		return this;
	}

	@Override
	public String id() {
		return "ssh:atlas";
	}

	@Override
	public String label() {
		return "atlas";
	}

	@Override
	public HostFiles files() {
		return new RestrictedFiles(super.files()) {
			@Override
			public CompletableFuture<Optional<FileStatus>> status(Path path) {
				return super.status(mapped(path));
			}

			@Override
			public CompletableFuture<Optional<byte[]>> read(Path file, long offset, int most) {
				return super.read(mapped(file), offset, most);
			}

			@Override
			public CompletableFuture<Path> create(Path file, byte[] bytes) {
				return super.create(mapped(file), bytes);
			}

			@Override
			public CompletableFuture<Boolean> delete(Path path) {
				return super.delete(mapped(path));
			}

			@Override
			public CompletableFuture<Optional<Long>> room(Path folder) {
				return super.room(mapped(folder));
			}
		};
	}

	private Path mapped(Path path) {
		return path.startsWith(called) ? real.resolve(called.relativize(path)) : path;
	}

	@Override
	public CompletableFuture<HostResources> resources() {
		return CompletableFuture.completedFuture(new HostResources(4, 8L << 30, free));
	}

	@Override
	public CompletableFuture<List<ListeningPort>> listeningPorts() {
		return CompletableFuture.completedFuture(ports);
	}

	/** What a program says of a file it says by the name that this computer has for it. */
	@Override
	public CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		var words = request.words().stream().map(word -> word.startsWith("/") ? mapped(Path.of(word)).toString() : word)
				.toList();
		return super.run(new ProgramRequest(words, request.folder(), request.environment(), request.input(),
				request.deadline()), progress).thenApply(
						result -> new ProgramResult(result.status(),
								result.output().replace(real.toString(), called.toString()), result.errors()));
	}
}
