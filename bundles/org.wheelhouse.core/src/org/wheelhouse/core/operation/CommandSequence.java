package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.qmp.command.Done;

/** Two commands, the second only after the first; what the first did stays when the second is refused, and that is told. */
public record CommandSequence(String label, TranslatedCommand<Done> first, String firstDone,
		TranslatedCommand<Done> second) implements Operation<Done> {

	@Override
	public List<PlannedCommand> plan() {
		return List.of(first, second).stream().flatMap(command -> command.plan().stream()).toList();
	}

	@Override
	public CompletableFuture<Done> run() {
		return first.run().thenCompose(_ -> second.run().exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(OperationFailed.named(firstDone, problem))));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return first.warning().thenCompose(told -> told.isPresent()
				? CompletableFuture.completedFuture(told)
				: second.warning());
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return second.deviceAct();
	}
}
