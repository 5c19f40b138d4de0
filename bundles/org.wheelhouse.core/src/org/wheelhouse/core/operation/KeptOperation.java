package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.OperationFailed;

/** What the definition follows: when it is done, and only then, the file is changed, so that the next start is like what runs. */
public final class KeptOperation {

	private KeptOperation() {
		// holds no state
	}

	/**
	 * The operation with the change behind it.
	 *
	 * @param change made when QEMU has done it
	 */
	public static <R> Operation<R> in(DefinitionFile definition, Operation<R> operation, DefinitionFile.Change change) {
		return operation.continued(run -> run.thenCompose(result -> written(definition, result, change)));
	}

	/**
	 * Changes the definition after what has been done.
	 *
	 * @param done what came of that
	 * @return with that; fails with {@link OperationFailed} when the definition cannot be written
	 */
	public static <R> CompletableFuture<R> written(DefinitionFile definition, R done, DefinitionFile.Change change) {
		return definition.change(change).handle((_, problem) -> problem)
				.thenCompose(problem -> problem == null
						? CompletableFuture.completedFuture(done)
						: CompletableFuture.failedFuture(told(problem)));
	}

	private static OperationFailed told(Throwable problem) {
		var fault = Fault.of(problem);
		return new OperationFailed(
				"It was done, but the definition does not follow, so the next start is as before. " + fault.what(), "",
				fault.words(), List.of(), fault.advice(), OperationFailed.cause(problem));
	}
}
