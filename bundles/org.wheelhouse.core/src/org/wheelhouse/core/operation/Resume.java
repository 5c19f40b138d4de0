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

	/** QEMU's state of a source whose guest has moved. */
	static final String SEALED = "postmigrate";

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

	/** What is to be said before the source of a completed migration is resumed. */
	static Warning sealed(MachineAccess machine) {
		return Warning.damage(
				"The guest of " + machine.name() + " was moved to another QEMU, and this one is sealed.",
				"Resuming it would run the guest twice on the same disks. Quit it, or confirm that the other one has ended.");
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
					if (status.status().equals(SEALED) && !confirmed) {
						var sealed = sealed(machine);
						return CompletableFuture.failedFuture(OperationFailed
								.refused(sealed.what().substring(0, sealed.what().length() - 1), sealed.advice()));
					}
					return Commands.send(machine, new Cont(), "The machine could not be resumed");
				}).whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new Pause(machine));
	}
}
