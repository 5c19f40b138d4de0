package org.wheelhouse.core.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.wheelhouse.host.Host;

/** Asks the computer, and remembers for a moment what it told. */
final class RememberedLooks implements FileLooks {

	/** How long what was told is believed. */
	private static final Duration FRESH = Duration.ofSeconds(1);
	/** So many paths at most are remembered. */
	private static final int MOST = 20;
	/** The mark of an optical disc is in its 17th sector of 2048 bytes. */
	private static final int HEAD = 17 * 2048;

	private final Host host;
	private final Memory<FileLook> looks;
	private final Memory<Optional<byte[]>> heads;

	/** What was asked last, oldest first. */
	private static final class Memory<T> {

		private final Function<Path, CompletableFuture<T>> ask;
		private final Map<Path, Asked<T>> asked = new LinkedHashMap<>();

		Memory(Function<Path, CompletableFuture<T>> ask) {
			this.ask = ask;
		}

		synchronized CompletableFuture<T> get(Path path) {
			var known = asked.remove(path);
			if (known == null || known.isStale()) {
				if (asked.size() == MOST) {
					asked.remove(asked.keySet().iterator().next());
				}
				known = new Asked<>(ask.apply(path));
			}
			asked.put(path, known);
			return known.answer;
		}
	}

	private static final class Asked<T> {

		private final CompletableFuture<T> answer;
		private volatile long answeredNanos;

		Asked(CompletableFuture<T> asked) {
			answer = asked.whenComplete((_, _) -> answeredNanos = System.nanoTime());
		}

		boolean isStale() {
			return answer.isDone() && System.nanoTime() - answeredNanos > FRESH.toNanos();
		}
	}

	/** @param files of the machine */
	RememberedLooks(QemuFiles files) {
		host = files.host();
		looks = new Memory<>(path -> files.status(path).thenApply(FileLook::of));
		heads = new Memory<>(path -> files.here(path).thenCompose(here -> here
				.map(file -> files.host().files().read(file, 0, HEAD))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))));
	}

	@Override
	public Host host() {
		return host;
	}

	@Override
	public CompletableFuture<FileLook> at(Path path) {
		return looks.get(path);
	}

	@Override
	public CompletableFuture<Optional<byte[]>> head(Path file) {
		return heads.get(file);
	}
}
