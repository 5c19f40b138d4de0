package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.Done;

/** Ends QEMU at once, as pulling the plug would; what the guest has not written is lost. */
public final class Quit implements Operation<Done> {

	private final MachineAccess machine;

	/** @param machine to be acted on */
	public Quit(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Quit " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new org.wheelhouse.qmp.command.Quit(), "end QEMU at once"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, new org.wheelhouse.qmp.command.Quit(), "QEMU could not be ended")
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}
}
