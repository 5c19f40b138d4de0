package org.wheelhouse.core.machine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandWithdrawn;

/**
 * What to make of a question that QEMU refuses, or does not have. A refusal is no answer: it takes the place of one only where
 * the caller says that nothing is known then, or asks something else.
 */
public final class OptionalQuery {

	private OptionalQuery() {
		// holds no state
	}

	/** The answer, or this when QEMU refuses to give one or does not have the question; other failures stay. */
	public static <T> CompletableFuture<T> instead(CompletableFuture<T> answer, T substitute) {
		return insteadAsk(answer, () -> CompletableFuture.completedFuture(substitute));
	}

	/** The answer, or this when QEMU has the question and refuses it; other failures stay. */
	public static <T> CompletableFuture<T> insteadOfRefusal(CompletableFuture<T> answer, T substitute) {
		return insteadAsk(answer, CommandFailed.class::isInstance,
				() -> CompletableFuture.completedFuture(substitute));
	}

	/** The answer, or this when QEMU does not have the question, so that there is nothing to tell; other failures stay. */
	public static <T> CompletableFuture<T> insteadOfLacking(CompletableFuture<T> answer, T substitute) {
		return insteadAsk(answer, CommandWithdrawn.class::isInstance,
				() -> CompletableFuture.completedFuture(substitute));
	}

	/** The answer, or that of another question when QEMU gives none; other failures stay. */
	public static <T> CompletableFuture<T> insteadAsk(CompletableFuture<T> answer,
			Supplier<CompletableFuture<T>> other) {
		return insteadAsk(answer, reason -> reason instanceof CommandFailed || reason instanceof CommandWithdrawn,
				other);
	}

	private static <T> CompletableFuture<T> insteadAsk(CompletableFuture<T> answer, Predicate<Throwable> when,
			Supplier<CompletableFuture<T>> other) {
		return answer.exceptionallyCompose(problem -> {
			var reason = Reason.of(problem);
			return when.test(reason) ? other.get() : CompletableFuture.failedFuture(reason);
		});
	}
}
