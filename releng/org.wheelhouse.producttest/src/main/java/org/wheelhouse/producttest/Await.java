package org.wheelhouse.producttest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for a condition that something else makes true, looking at it every 20 ms until a deadline. */
final class Await {
	private static final Duration PERIOD = Duration.ofMillis(20);

	private Await() {
	}

	/** @throws AssertionError naming {@code what}, when it is not true by then */
	static void until(String what, Duration deadline, BooleanSupplier condition) {
		value(what, deadline, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
	}

	/** Whether it becomes true by then. */
	static boolean within(Duration time, BooleanSupplier condition) {
		long end = System.nanoTime() + time.toNanos();
		boolean met = condition.getAsBoolean();
		while (!met && System.nanoTime() < end) {
			LockSupport.parkNanos(PERIOD.toNanos());
			met = condition.getAsBoolean();
		}
		return met;
	}

	/** The first value there is. */
	static <T> T value(String what, Duration deadline, Supplier<Optional<T>> source) {
		long end = System.nanoTime() + deadline.toNanos();
		while (true) {
			Optional<T> value = source.get();
			if (value.isPresent()) {
				return value.get();
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("not within " + deadline.toMillis() + " ms: " + what);
			}
			LockSupport.parkNanos(PERIOD.toNanos());
		}
	}

	/** Lets that time pass: for what a picture or a curve has to show, never in place of a condition. */
	static void pass(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(PERIOD.toNanos());
		}
	}
}
