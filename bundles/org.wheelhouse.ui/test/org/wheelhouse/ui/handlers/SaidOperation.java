package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/** Plans what it was told and does nothing. */
record SaidOperation(String said, Optional<Warning> warned, List<String> ran) implements Operation<String> {

	@Override
	public String label() {
		return said;
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(new PlannedCommand("m", said, "do it"));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return CompletableFuture.completedFuture(warned);
	}

	@Override
	public CompletableFuture<String> run() {
		ran.add(said);
		return CompletableFuture.completedFuture(said);
	}
}
