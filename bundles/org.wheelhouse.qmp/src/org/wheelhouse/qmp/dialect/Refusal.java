package org.wheelhouse.qmp.dialect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.wheelhouse.qmp.session.CommandFailed;

/** What to do when QEMU says no to one way of saying something. */
final class Refusal {

	private Refusal() {
	}

	/** Tries something else when QEMU's words are of this kind; everything else that fails stays as it is. */
	static <R> CompletableFuture<R> otherwise(CompletableFuture<R> first, Predicate<String> words,
			Supplier<CompletableFuture<R>> other) {
		return first.exceptionallyCompose(problem -> {
			var cause = problem instanceof CompletionException && problem.getCause() != null
					? problem.getCause()
					: problem;
			return cause instanceof CommandFailed failed && words.test(failed.words())
					? other.get()
					: CompletableFuture.failedFuture(cause);
		});
	}

	/** Whether it knows nothing of that name. */
	static boolean isUnknownName(String words) {
		return words.startsWith("Device '") && words.endsWith("not found") || words.startsWith("Cannot find device")
				|| words.startsWith("No such device") || words.contains("does not have a block device backend");
	}
}
