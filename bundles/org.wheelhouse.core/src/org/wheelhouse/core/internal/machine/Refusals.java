package org.wheelhouse.core.internal.machine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wheelhouse.qmp.session.CommandFailed;

/** What to make of a question that QEMU refuses: some versions and builds do not have what others have. */
public final class Refusals {

	private Refusals() {
		// holds no state
	}

	/** The answer, or this when QEMU refuses to give one; other failures stay. */
	public static <T> CompletableFuture<T> instead(CompletableFuture<T> answer, T substitute) {
		return insteadAsk(answer, () -> CompletableFuture.completedFuture(substitute));
	}

	/** The answer, or that of another question when QEMU refuses to give one; other failures stay. */
	public static <T> CompletableFuture<T> insteadAsk(CompletableFuture<T> answer,
			Supplier<CompletableFuture<T>> other) {
		return answer.exceptionallyCompose(problem -> {
			var reason = Reason.of(problem);
			return reason instanceof CommandFailed ? other.get() : CompletableFuture.failedFuture(reason);
		});
	}
}
