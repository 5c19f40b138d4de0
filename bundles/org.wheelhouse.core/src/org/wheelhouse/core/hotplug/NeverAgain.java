package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/**
 * Would plug a device back in, and cannot: says why, and sends nothing.
 *
 * @param why a sentence for a person without its full stop
 */
record NeverAgain(MachineAccess machine, String id, String why) implements Operation<PluggedDevice> {

	@Override
	public String label() {
		return "Plug " + id + " back into " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return CompletableFuture.completedFuture(Optional.of(why));
	}

	@Override
	public CompletableFuture<PluggedDevice> run() {
		return CompletableFuture.failedFuture(OperationFailed.refused(why + ".", ""));
	}
}
