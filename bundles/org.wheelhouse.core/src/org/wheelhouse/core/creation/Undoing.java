package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.Faults;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.host.HostFiles;

/** What takes back what was done so far, newest first. For one run, whose steps follow one after the other. */
final class Undoing {

	private record Taking(String what, Supplier<? extends CompletableFuture<?>> back) {}

	private final Deque<Taking> taken = new ArrayDeque<>();

	/** A file or folder that a step makes; the same step, so that it can be given up. */
	<T> CompletableFuture<T> made(CompletableFuture<T> step, HostFiles files, Path file) {
		return remembered(step, _ -> new Taking(file.toString(), () -> files.delete(file)));
	}

	/** A step that tells how it is taken back. */
	CompletableFuture<?> after(CompletableFuture<Supplier<CompletableFuture<?>>> step, String what) {
		return remembered(step, back -> new Taking(what, back));
	}

	private <T> CompletableFuture<T> remembered(CompletableFuture<T> step, Function<T, Taking> how) {
		return Undertaking.begin(work -> work.step(() -> step).thenApply(result -> {
			taken.push(how.apply(result));
			return result;
		}));
	}

	/** Takes all back; fails with what went wrong, with what was taken back in it. */
	<T> CompletableFuture<T> run(String what, Throwable problem) {
		var told = new ArrayList<String>();
		CompletableFuture<?> undone = CompletableFuture.allOf();
		for (var one : List.copyOf(taken)) {
			undone = undone.thenCompose(_ -> one.back().get()).handle((_, left) -> told.add(left == null
					? one.what()
					: "not " + one.what() + " (" + Faults.cause(left).getMessage() + ")"));
		}
		return undone.thenApply(_ -> {
			throw new CompletionException(OperationFailed.of(what, problem, told));
		});
	}
}
