package org.wheelhouse.core.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that serve all machines: two for what machines tell, and one for files, because a disk may take its time and
 * no machine is to wait for it. Whoever makes it closes it; afterwards what is submitted is dropped.
 */
public final class SharedPool implements AutoCloseable {

	private static final int THREADS = 2;
	private static final Duration PATIENCE = Duration.ofSeconds(2);
	/** A file that is being written is not to be cut short. */
	private static final Duration PATIENCE_WITH_DISKS = Duration.ofSeconds(20);

	private final ThreadPoolExecutor machines;
	private final ThreadPoolExecutor files;

	/** Makes the pool; its threads start when they are needed. */
	public SharedPool() {
		var number = new AtomicInteger();
		machines = pool(THREADS, task -> thread("wheelhouse-core-" + number.incrementAndGet(), task));
		files = pool(1, task -> thread("wheelhouse-files", task));
	}

	private static ThreadPoolExecutor pool(int size, ThreadFactory factory) {
		return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory,
				new ThreadPoolExecutor.DiscardPolicy());
	}

	private static Thread thread(String name, Runnable task) {
		return Thread.ofPlatform().name(name).daemon().unstarted(task);
	}

	/** A new queue for one machine; costs no thread. What it runs must not wait for a disk. */
	public SerialQueue queue() {
		return new SerialQueue(machines);
	}

	/** A new queue for one machine whose tasks may wait for a computer: another one is not delayed. Costs no thread at rest. */
	public SerialQueue waitingQueue() {
		return new SerialQueue(waiting());
	}

	/** Reads and writes files of the workbench itself, one after the other. */
	public Executor files() {
		return files;
	}

	/** Runs what may wait for a computer, each on a thread of its own that costs next to nothing. */
	public Executor waiting() {
		return task -> Thread.ofVirtual().name("wheelhouse-waiting").start(task);
	}

	/** Finishes what was submitted, waiting two seconds for machines and longer for disks, and ends the threads. */
	@Override
	public void close() {
		end(machines, PATIENCE);
		end(files, PATIENCE_WITH_DISKS);
	}

	private static void end(ThreadPoolExecutor pool, Duration patience) {
		pool.shutdown();
		try {
			if (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				pool.shutdownNow();
			}
		} catch (InterruptedException e) {
			pool.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}
}
