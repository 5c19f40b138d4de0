package org.wheelhouse.emulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/** The programs that run to their end. Each has a virtual thread while it runs, which only waits and looks. Any thread. */
final class Programs implements AutoCloseable {

	/** More than one that has to be killed needs. */
	private static final Duration PATIENCE = ProgramRun.GRACE.plusSeconds(2);

	private final EmulatorSettings settings;
	private final Map<CompletableFuture<ProgramResult>, Thread> running = new ConcurrentHashMap<>();
	private volatile boolean closed;

	Programs(EmulatorSettings settings) {
		this.settings = settings;
	}

	/** As {@link org.wheelhouse.host.Host#run(ProgramRequest, Consumer)}. */
	CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		CompletableFuture<ProgramResult> result = new CompletableFuture<>();
		ProgramRun run = new ProgramRun(settings, request, progress, result);
		Thread thread = Thread.ofVirtual().name("wheelhouse-program").unstarted(() -> {
			run.begin();
			running.remove(result);
		});
		running.put(result, thread);
		if (closed) {
			running.remove(result);
			result.completeExceptionally(Work.closing());
		} else {
			thread.start();
		}
		return result;
	}

	/** Ends all that run, and waits for them, four seconds at most. */
	@Override
	public void close() {
		closed = true;
		Map<CompletableFuture<ProgramResult>, Thread> left = Map.copyOf(running);
		left.keySet().forEach(result -> result.completeExceptionally(Work.closing()));
		long until = System.nanoTime() + PATIENCE.toNanos();
		try {
			for (Thread thread : left.values()) {
				if (thread.getState() != Thread.State.NEW) {
					thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
				}
			}
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}
}
