package org.wheelhouse.core.internal.queue;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The two threads that serve all machines. Whoever makes it closes it; afterwards what is submitted is dropped. */
public final class SharedPool implements AutoCloseable {

	private static final int THREADS = 2;
	private static final long PATIENCE_SECONDS = 2;

	private final ThreadPoolExecutor threads;

	/** Makes the pool; its threads start when they are needed. */
	public SharedPool() {
		var number = new AtomicInteger();
		threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				task -> Thread.ofPlatform().name("wheelhouse-core-" + number.incrementAndGet()).daemon().unstarted(task),
				new ThreadPoolExecutor.DiscardPolicy());
	}

	/** A new queue on this pool; costs no thread. */
	public SerialQueue queue() {
		return new SerialQueue(threads);
	}

	/** Finishes what was submitted, waiting two seconds at most, and ends the threads. */
	@Override
	public void close() {
		threads.shutdown();
		try {
			if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				threads.shutdownNow();
			}
		} catch (InterruptedException e) {
			threads.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}
}
