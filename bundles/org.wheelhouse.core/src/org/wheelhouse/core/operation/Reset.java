package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.SystemReset;

/** Resets the guest at once, as the button on a computer does. */
public final class Reset implements Operation<Done> {

	private final MachineAccess machine;

	/** @param machine to be acted on */
	public Reset(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Reset " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new SystemReset(), "reset the guest at once"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, new SystemReset(), "The machine could not be reset")
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}
}
