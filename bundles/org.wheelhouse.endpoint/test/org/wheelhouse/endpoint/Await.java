package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, for a bounded time. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(40);
	private static final Duration STEP = Duration.ofMillis(1);

	private Await() {
	}

	static void until(String what, BooleanSupplier condition) {
		var end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				fail("waited in vain until " + what);
			}
			LockSupport.parkNanos(STEP.toNanos());
		}
	}
}
