package org.wheelhouse.core.info;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/** Lets another pointing device of the guest get what viewers send. Only the human monitor can. */
final class ChooseMouse implements Operation<Done> {

	private final MachineAccess machine;
	private final PointingDevice mouse;

	ChooseMouse(MachineAccess machine, PointingDevice mouse) {
		this.machine = machine;
		this.mouse = mouse;
	}

	private HumanMonitorCommand command() {
		return new HumanMonitorCommand("mouse_set " + mouse.index());
	}

	@Override
	public String label() {
		return "Send the pointer of " + machine.name() + " to " + mouse.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command(), "choose the pointing device"));
	}

	@Override
	public CompletableFuture<Done> run() {
		var onFailure = mouse.name() + " could not be chosen";
		// The human monitor prints what went wrong, and nothing else.
		return Commands.send(machine, command(), onFailure)
				.thenCompose(printed -> printed.isBlank()
						? CompletableFuture.completedFuture(new Done())
						: CompletableFuture.failedFuture(new OperationFailed(onFailure, command().toJson(),
								printed.strip(), List.of(), "Look again which ones there are.", null)));
	}
}
