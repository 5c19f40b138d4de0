package org.wheelhouse.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition that something else makes true, looking at it every 20 ms until a deadline. */
final class Await {

	private static final Duration PERIOD = Duration.ofMillis(20);

	private Await() {
	}

	/** @throws IllegalStateException naming {@code what}, when it is not true by then */
	static void until(String what, Duration deadline, BooleanSupplier condition) {
		long end = System.nanoTime() + deadline.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("not within " + deadline.toMillis() + " ms: " + what);
			}
			LockSupport.parkNanos(PERIOD.toNanos());
		}
	}

	/** Lets that time pass. */
	static void pass(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}
}
