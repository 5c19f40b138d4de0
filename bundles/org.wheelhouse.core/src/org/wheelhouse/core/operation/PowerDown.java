package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.SystemPowerdown;

/** Presses the power button: the guest decides what to do about it, and may do nothing. */
public final class PowerDown implements Operation<Done> {

	private final MachineAccess machine;

	/** @param machine to be acted on */
	public PowerDown(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Power down " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new SystemPowerdown(), "press the power button"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, new SystemPowerdown(), "The power button could not be pressed")
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}
}
