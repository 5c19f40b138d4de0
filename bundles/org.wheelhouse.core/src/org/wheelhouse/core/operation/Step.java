package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QmpCommand;

/** A part of an operation that can be taken back. */
public interface Step {

	/** The commands that it sends and that change something, in order. */
	List<PlannedCommand> plan();

	/** Does it; fails with {@link OperationFailed}, having taken back what it had begun itself. */
	CompletableFuture<?> run();

	/**
	 * Whether a guest has what was done before from now on, as it has a disk's file: then all of it stays when nobody knows
	 * whether this was done.
	 */
	default boolean givesToGuest() {
		return false;
	}

	/**
	 * Takes it back after it was done; completes with what was undone in a few words, or why it could
	 * not be, or with nothing when that is of no interest to a person; never fails.
	 */
	CompletableFuture<String> undo();

	/** A command, and the one that takes it back. */
	record Send(MachineAccess machine, QmpCommand<?> command, String purpose, String onFailure, QmpCommand<?> inverse,
			String undone) implements Step {

		@Override
		public List<PlannedCommand> plan() {
			return List.of(PlannedCommand.of(machine, command, purpose));
		}

		@Override
		public boolean givesToGuest() {
			return command.name().equals("device_add");
		}

		@Override
		public CompletableFuture<?> run() {
			return Commands.send(machine, command, onFailure);
		}

		@Override
		public CompletableFuture<String> undo() {
			return machine.send(inverse).handle((_, problem) -> problem == null
					? undone
					: "not " + (undone.isEmpty() ? inverse.name() : undone) + " ("
							+ OperationFailed.cause(problem).getMessage() + ")");
		}
	}
}
