package org.wheelhouse.core.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

/** What changes reaches the model thread in small portions, and the last state always does. */
class ModelUpdateQueueTest {

	private final Queue<Runnable> posted = new ArrayDeque<>();
	private final ModelUpdateQueue pump = new ModelUpdateQueue(posted::add, new ModelThread());

	private int turns() {
		var turns = 0;
		for (var turn = posted.poll(); turn != null; turn = posted.poll()) {
			turn.run();
			turns++;
		}
		return turns;
	}

	@Test
	void manyRequestsArePostedOnceAndDoneOnce() {
		var state = new AtomicInteger();
		var seen = new ArrayList<Integer>();
		Runnable show = () -> seen.add(state.get());
		for (var i = 1; i <= 1000; i++) {
			state.set(i);
			pump.request(show);
		}
		assertEquals(1, posted.size());
		turns();
		assertEquals(List.of(1000), seen);
	}

	@Test
	void muchWorkIsDoneInSeveralTurns() {
		var done = new AtomicInteger();
		for (var i = 0; i < 20; i++) {
			pump.request(new Runnable() {
				@Override
				public void run() {
					LockSupport.parkNanos(3_000_000);
					done.incrementAndGet();
				}
			});
		}
		var turns = turns();
		assertEquals(20, done.get());
		assertTrue(turns >= 5, turns + " turns");
	}

	@Test
	void whatIsRequestedDuringItsOwnTurnIsDoneAgain() {
		var runs = new AtomicInteger();
		var self = new Runnable[1];
		self[0] = () -> {
			if (runs.incrementAndGet() < 3) {
				pump.request(self[0]);
			}
		};
		pump.request(self[0]);
		turns();
		assertEquals(3, runs.get());
	}

	@Test
	void oneThatFailsDoesNotKeepTheOthers() {
		var done = new AtomicInteger();
		var thread = Thread.currentThread();
		var handler = thread.getUncaughtExceptionHandler();
		thread.setUncaughtExceptionHandler((_, _) -> done.addAndGet(10));
		try {
			pump.request(() -> {
				throw new IllegalStateException("a listener's fault");
			});
			pump.request(done::incrementAndGet);
			turns();
		} finally {
			thread.setUncaughtExceptionHandler(handler);
		}
		assertEquals(11, done.get());
	}

	@Test
	void afterClosingNothingIsDone() {
		var done = new AtomicInteger();
		pump.request(done::incrementAndGet);
		pump.close();
		pump.request(done::incrementAndGet);
		turns();
		assertEquals(0, done.get());
	}
}
