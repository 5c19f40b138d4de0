package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something, for a bounded time: {@code wheelhouse.patience} seconds, for what is emulated more than usual. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("wheelhouse.patience", 60));
	private static final Duration STEP = Duration.ofMillis(20);

	private Await() {
	}

	static void until(String what, Supplier<Boolean> condition) {
		value(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
	}

	static <T> T value(String what, Supplier<Optional<T>> source) {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (System.nanoTime() - end < 0) {
			Optional<T> found = source.get();
			if (found.isPresent()) {
				return found.get();
			}
			LockSupport.parkNanos(STEP.toNanos());
		}
		return fail("waited in vain until " + what);
	}

	static <T> T get(CompletableFuture<T> future) {
		try {
			return future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
		} catch (InterruptedException | ExecutionException | TimeoutException e) {
			throw new AssertionError(e);
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
