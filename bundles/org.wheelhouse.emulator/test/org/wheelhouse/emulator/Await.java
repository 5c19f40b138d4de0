package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, for a bounded time. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(30);
	private static final Duration STEP = Duration.ofMillis(5);

	private Await() {
	}

	static void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				fail("waited in vain until " + what);
			}
			LockSupport.parkNanos(STEP.toNanos());
		}
	}

	static <T> T present(String what, Supplier<Optional<T>> source) {
		until(what, () -> source.get().isPresent());
		return source.get().orElseThrow();
	}
}
