package org.wheelhouse.core.machine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandWithdrawn;

/** Many questions sent one behind the other, without waiting in between. */
public final class Pipelined {

	private Pipelined() {
	}

	/** Asks about each; completes with all answers in the same order, or fails as the first of them does. */
	public static <T, R> CompletableFuture<List<R>> all(List<T> subjects, Function<T, CompletableFuture<R>> ask) {
		var answers = subjects.stream().map(ask).toList();
		return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
				.thenApply(_ -> answers.stream().map(CompletableFuture::join).toList());
	}

	/** Makes QEMU's refusal an empty answer: the object is not there any more. */
	public static <R> CompletableFuture<Optional<R>> unlessGone(CompletableFuture<R> asked) {
		return asked.handle((answer, problem) -> {
			if (problem == null) {
				return Optional.of(answer);
			}
			var cause = cause(problem);
			if (cause instanceof CommandFailed) {
				return Optional.empty();
			}
			throw new CompletionException(cause);
		});
	}

	/** Whether QEMU refuses in these words. */
	public static boolean isRefusal(Throwable problem, String words) {
		return cause(problem) instanceof CommandFailed failed && failed.words().contains(words);
	}

	/** Whether this QEMU does not have what it was to be asked. */
	public static boolean isLacking(Throwable problem) {
		return cause(problem) instanceof CommandWithdrawn;
	}

	private static Throwable cause(Throwable problem) {
		var cause = problem.getCause();
		return problem instanceof CompletionException && cause != null ? cause : problem;
	}
}
