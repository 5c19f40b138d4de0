package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.host.HostException;

/** What a computer answers, waited for, but not forever. */
final class Answers {

	private static final int SECONDS = 90;

	private Answers() {
	}

	static <T> T get(CompletableFuture<T> future) throws Exception {
		return future.get(SECONDS, TimeUnit.SECONDS);
	}

	/** Why there is none. */
	static HostException failure(CompletableFuture<?> future) {
		var thrown = assertThrows(ExecutionException.class, () -> future.get(SECONDS, TimeUnit.SECONDS));
		return assertInstanceOf(HostException.class, thrown.getCause());
	}

	interface Condition {
		boolean holds() throws Exception;
	}

	static void awaitTrue(Condition condition) throws Exception {
		for (var left = 3000; left > 0 && !condition.holds(); left--) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
		assertTrue(condition.holds());
	}
}
