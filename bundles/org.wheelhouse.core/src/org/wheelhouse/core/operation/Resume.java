package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.QueryStatus;

/**
 * Lets the guest's CPUs run. On the source of a completed migration QEMU would do it too, and the guest would run twice on
 * the same disks: there it is refused unless a person has confirmed it.
 */
public final class Resume implements Operation<Done> {

	private final MachineAccess machine;
	private final boolean confirmed;

	/** Resumes a machine unless it is sealed. */
	public Resume(MachineAccess machine) {
		this(machine, false);
	}

	/** @param confirmed whether a person has said that a sealed machine shall run all the same */
	public Resume(MachineAccess machine, boolean confirmed) {
		this.machine = machine;
		this.confirmed = confirmed;
	}

	@Override
	public String label() {
		return "Resume " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new Cont(), "let the guest's CPUs run"));
	}

	@Override
	public CompletableFuture<Done> run() {
		// What is shown may be older than the end of a migration: ask right before.
		return Commands.send(machine, new QueryStatus(), "The machine does not say what it is doing")
				.thenCompose(status -> {
					if (status.status().equals("postmigrate") && !confirmed) {
						return CompletableFuture.failedFuture(OperationFailed.refused(
								"The guest of " + machine.name() + " was moved to another QEMU, and this one is sealed",
								"Resuming it would run the guest twice on the same disks. Quit it, or confirm that the other one has ended."));
					}
					return Commands.send(machine, new Cont(), "The machine could not be resumed");
				}).whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new Pause(machine));
	}
}
