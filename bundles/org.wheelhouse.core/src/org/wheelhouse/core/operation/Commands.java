package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.qmp.command.QmpCommand;

/** Sends one command and says what its failure means. */
final class Commands {

	private Commands() {
	}

	/**
	 * Sends a command.
	 *
	 * @param onFailure what has failed when it fails
	 */
	static <R> CompletableFuture<R> send(MachineAccess machine, QmpCommand<R> command, String onFailure) {
		return machine.send(command).exceptionallyCompose(
				problem -> CompletableFuture.failedFuture(OperationFailed.of(onFailure, problem, List.of())));
	}
}
