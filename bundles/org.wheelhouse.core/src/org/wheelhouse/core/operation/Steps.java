package org.wheelhouse.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;

/**
 * Steps that are done one after the other, all or none: when one fails those before it are taken back, last first. When nobody
 * knows whether it failed, because the connection ended, what a guest may have by then stays.
 */
public record Steps(List<Step> steps) {

	public Steps {
		steps = List.copyOf(steps);
	}

	public List<PlannedCommand> plan() {
		return steps.stream().flatMap(step -> step.plan().stream()).toList();
	}

	/** @return fails with {@link OperationFailed}, which tells what was taken back */
	public CompletableFuture<?> run() {
		CompletableFuture<?> done = CompletableFuture.completedFuture(null);
		var before = new ArrayList<Step>();
		for (var step : steps) {
			var toUndo = List.copyOf(before.reversed());
			done = done.thenCompose(_ -> step.run()
					.exceptionallyCompose(problem -> undo(isGiven(step, problem) ? List.of() : toUndo, List.of())
							.thenCompose(undone -> CompletableFuture
									.failedFuture(OperationFailed.of("The operation failed", problem, undone)))));
			before.add(step);
		}
		return done;
	}

	private static boolean isGiven(Step step, Throwable problem) {
		return step.givesToGuest() && OperationFailed.isOutcomeUnknown(problem);
	}

	private static CompletableFuture<List<String>> undo(List<Step> steps, List<String> undone) {
		if (steps.isEmpty()) {
			return CompletableFuture.completedFuture(undone);
		}
		return steps.getFirst().undo().thenCompose(text -> {
			var more = new ArrayList<>(undone);
			if (!text.isEmpty()) {
				more.add(text);
			}
			return undo(steps.subList(1, steps.size()), more);
		});
	}
}
