package org.wheelhouse.core.power;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.Stop;

/** Stops the guest's CPUs. */
public final class Pause implements Operation<Done> {

	private final MachineAccess machine;

	/** @param machine to be acted on */
	public Pause(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Pause " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new Stop(), "stop the guest's CPUs"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, new Stop(), "The machine could not be paused")
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new Resume(machine));
	}
}
