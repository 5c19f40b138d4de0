package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what shall come, for a bounded time. */
final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(30);
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

	static <T> T result(CompletableFuture<T> future) throws Exception {
		return future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
	}

	static <E extends QmpException> E failure(Class<E> type, CompletableFuture<?> future) {
		var thrown = assertThrows(ExecutionException.class, () -> result(future));
		return assertInstanceOf(type, thrown.getCause());
	}
}
