package org.wheelhouse.qmp.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Runs something many times, and fails when it stands still, when what it keeps in memory grows, or when it leaves a thread. */
final class Bounds {

	/** One time of many. */
	@FunctionalInterface
	interface Work {
		void run(int number) throws Exception;
	}

	private static final Duration STANDS_STILL = Duration.ofSeconds(30);
	private static final Duration THREADS_END = Duration.ofSeconds(10);
	private static final long GROWTH = 16L << 20;
	/** By then all that is kept once is there. */
	private static final int WARM = 10;

	private final AtomicLong progress = new AtomicLong();
	private long heap;

	/** Does it so many times. */
	static void times(int count, Work work) throws Exception {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		Bounds bounds = new Bounds();
		bounds.runWatched(new FutureTask<>(() -> {
			bounds.runAll(count, work);
			return true;
		}));
		awaitNoOther(before);
		System.out.printf("HEAP %d KiB more after %d times%n", bounds.heap >> 10, count);
	}

	private void runAll(int count, Work work) throws Exception {
		long warm = 0;
		for (int number = 0; number < count; number++) {
			work.run(number);
			progress.incrementAndGet();
			if (number == count / WARM) {
				warm = heapInUse();
			}
		}
		heap = heapInUse() - warm;
		assertTrue(heap < GROWTH, () -> heap + " bytes more are in use");
	}

	private static long heapInUse() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void runWatched(FutureTask<Boolean> all) throws Exception {
		Thread worker = Thread.ofPlatform().daemon().name("fuzz").start(all);
		for (long last = -1;;) {
			try {
				assertTrue(all.get(STANDS_STILL.toSeconds(), TimeUnit.SECONDS));
				worker.join();
				return;
			} catch (TimeoutException _) {
				long now = progress.get();
				if (now == last) {
					throw new AssertionError("stands still at " + now + ": " + Arrays.toString(worker.getStackTrace()));
				}
				last = now;
			}
		}
	}

	private static void awaitNoOther(Set<Thread> before) {
		long end = System.nanoTime() + THREADS_END.toNanos();
		Set<Thread> left = others(before);
		while (!left.isEmpty() && System.nanoTime() - end < 0) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			left = others(before);
		}
		assertEquals(Set.of(), left);
	}

	/** But for those that the JVM starts by itself when it needs them. */
	private static Set<Thread> others(Set<Thread> before) {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread)
				&& thread.getThreadGroup() != null && !"system".equals(thread.getThreadGroup().getName())
				&& !"InnocuousThreadGroup".equals(thread.getThreadGroup().getName())).collect(Collectors.toSet());
	}
}
