package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;

/**
 * An operation that the definition follows: when it is done, and only then, the file is changed, so that the next start is
 * like what runs.
 *
 * @param change made when QEMU has done it
 */
public record KeptOperation<R>(Operation<R> operation, DefinitionFile definition,
		DefinitionFile.Change change) implements Operation<R> {

	@Override
	public String label() {
		return operation.label();
	}

	@Override
	public List<PlannedCommand> plan() {
		return operation.plan();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return operation.warning();
	}

	@Override
	public News news(R result) {
		return operation.news(result);
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return operation.inverse();
	}

	@Override
	public CompletableFuture<R> run() {
		return operation.run().thenCompose(result -> definition.change(change).handle((_, problem) -> problem)
				.thenCompose(problem -> problem == null
						? CompletableFuture.completedFuture(result)
						: CompletableFuture.failedFuture(told(problem))));
	}

	private OperationFailed told(Throwable problem) {
		var fault = Fault.of(problem);
		return new OperationFailed(
				"It was done, but the definition does not follow, so the next start is as before. " + fault.what(), "",
				fault.words(), List.of(), fault.advice(), OperationFailed.cause(problem));
	}
}
