package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QmpCommand;

/** Sends one command and says what its failure means. */
public final class Commands {

	private Commands() {
	}

	/**
	 * Sends a command.
	 *
	 * @param onFailure what has failed when it fails
	 */
	public static <R> CompletableFuture<R> send(MachineAccess machine, QmpCommand<R> command, String onFailure) {
		return machine.send(command).exceptionallyCompose(
				problem -> CompletableFuture.failedFuture(OperationFailed.of(onFailure, problem, List.of())));
	}
}
