package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something, for a bounded time. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(60);
	private static final Duration STEP = Duration.ofMillis(20);

	private Await() {
	}

	static void until(String what, Supplier<Boolean> condition) {
		until(() -> what, condition);
	}

	/** @param what as it is when it was waited for in vain */
	static void until(Supplier<String> what, Supplier<Boolean> condition) {
		until(what, LONGEST, condition);
	}

	static void until(Supplier<String> what, Duration longest, Supplier<Boolean> condition) {
		long end = System.nanoTime() + longest.toNanos();
		while (!condition.get()) {
			if (System.nanoTime() - end >= 0) {
				fail("waited in vain until " + what.get());
			}
			LockSupport.parkNanos(STEP.toNanos());
		}
	}

	static <T> T get(CompletableFuture<T> future) {
		try {
			return future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
		} catch (InterruptedException | ExecutionException | TimeoutException e) {
			throw new AssertionError(e);
		}
	}

	/** Lets time pass in which nothing must happen. */
	static void pass(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() - end < 0) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}

	/** With what it fails. */
	static Throwable failure(CompletableFuture<?> future) {
		try {
			return fail("should have failed, and is " + future.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
		} catch (ExecutionException e) {
			return e;
		} catch (InterruptedException | TimeoutException e) {
			throw new AssertionError(e);
		}
	}
}
