package org.wheelhouse.core.difference;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.qmp.command.Done;

/**
 * Some operations, all or none: when one fails those before it are taken back by their inverse, last first. Those without one
 * come last.
 */
record OneAfterAnother(String label, List<Operation<?>> operations) implements Operation<Done> {

	OneAfterAnother {
		operations = Stream.concat(
				operations.stream().filter(operation -> operation.inverse().isPresent()),
				operations.stream().filter(operation -> operation.inverse().isEmpty())).toList();
	}

	private record OneStep(Operation<?> operation) implements Step {

		@Override
		public List<PlannedCommand> plan() {
			return operation.plan();
		}

		@Override
		public CompletableFuture<?> run() {
			return operation.run();
		}

		@Override
		public CompletableFuture<String> undo() {
			return operation.inverse().map(back -> back.run().handle((_, problem) -> problem == null
					? operation.label()
					: "not " + operation.label() + " (" + OperationFailed.cause(problem).getMessage() + ")"))
					.orElseGet(() -> CompletableFuture.completedFuture("not " + operation.label()));
		}
	}

	@Override
	public Optional<ReadOnly> locked() {
		return operations.stream().flatMap(operation -> operation.locked().stream()).findFirst();
	}

	@Override
	public List<PlannedCommand> plan() {
		return operations.stream().flatMap(operation -> operation.plan().stream()).toList();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		var told = CompletableFuture.completedFuture(Optional.<Warning>empty());
		for (var operation : operations) {
			told = told.thenCompose(
					before -> before.isPresent() ? CompletableFuture.completedFuture(before) : operation.warning());
		}
		return told;
	}

	@Override
	public CompletableFuture<Done> run() {
		return new Steps(operations.stream().<Step>map(OneStep::new).toList()).run().thenApply(_ -> new Done());
	}
}
