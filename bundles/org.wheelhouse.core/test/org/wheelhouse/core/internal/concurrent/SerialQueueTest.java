package org.wheelhouse.core.internal.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** Tasks of one queue are done in order, and no queue keeps another waiting. */
class SerialQueueTest {

	@Test
	void tasksOfAQueueAreDoneInOrderAndOneAtATime() throws Exception {
		try (var pool = new SharedPool()) {
			var queue = pool.queue();
			var seen = new ArrayList<Integer>();
			var busy = new AtomicBoolean();
			var overlaps = new AtomicInteger();
			var done = new CountDownLatch(1000);
			for (var i = 0; i < 1000; i++) {
				var number = i;
				queue.execute(() -> {
					if (!busy.compareAndSet(false, true)) {
						overlaps.incrementAndGet();
					}
					seen.add(number);
					busy.set(false);
					done.countDown();
				});
			}
			assertTrue(done.await(20, TimeUnit.SECONDS));
			assertEquals(0, overlaps.get());
			assertEquals(seen.stream().sorted().toList(), seen);
		}
	}

	@Test
	void aQueueThatIsNeverEmptyLeavesTheOthersTheirTurn() throws Exception {
		try (var pool = new SharedPool()) {
			var stop = new AtomicBoolean();
			for (var i = 0; i < 2; i++) {
				var greedy = pool.queue();
				greedy.execute(new Runnable() {
					@Override
					public void run() {
						if (!stop.get()) {
							greedy.execute(this);
						}
					}
				});
			}
			var done = new CountDownLatch(1);
			pool.queue().execute(done::countDown);
			assertTrue(done.await(20, TimeUnit.SECONDS));
			stop.set(true);
		}
	}

	@Test
	void aTaskThatFailsDoesNotEndItsQueue() throws Exception {
		var reported = new CountDownLatch(1);
		try (var pool = new SharedPool()) {
			var queue = pool.queue();
			var done = new CountDownLatch(1);
			queue.execute(() -> {
				Thread.currentThread().setUncaughtExceptionHandler((_, _) -> reported.countDown());
				throw new IllegalStateException("on purpose");
			});
			queue.execute(done::countDown);
			assertTrue(done.await(20, TimeUnit.SECONDS));
			assertTrue(reported.await(20, TimeUnit.SECONDS));
		}
	}

	@Test
	void conflatedWorkIsDoneOnceHoweverOftenItIsAskedFor() {
		var tasks = new ArrayList<Runnable>();
		var runs = new AtomicInteger();
		var conflated = new Conflated(tasks::add, runs::incrementAndGet);
		conflated.request();
		conflated.request();
		assertEquals(1, tasks.size());
		List.copyOf(tasks).forEach(Runnable::run);
		conflated.request();
		assertEquals(2, tasks.size());
		assertEquals(1, runs.get());
	}
}
