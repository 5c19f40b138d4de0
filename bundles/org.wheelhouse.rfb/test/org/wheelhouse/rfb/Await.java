package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, for a bounded time. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(40);
	private static final Duration STEP = Duration.ofMillis(2);

	/** What is asked again and again. */
	@FunctionalInterface
	interface Condition {

		boolean isTrue() throws Exception;
	}

	private Await() {
	}

	static void until(String what, Condition condition) throws Exception {
		until(what, LONGEST, condition);
	}

	static void until(String what, Duration longest, Condition condition) throws Exception {
		var end = System.nanoTime() + longest.toNanos();
		while (!condition.isTrue()) {
			if (System.nanoTime() - end > 0) {
				fail("waited in vain until " + what);
			}
			LockSupport.parkNanos(STEP.toNanos());
		}
	}
}
