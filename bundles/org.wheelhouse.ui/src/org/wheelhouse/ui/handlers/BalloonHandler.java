package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;

/** Gives the guest more or less memory. */
public final class BalloonHandler extends FormHandler {

	@Override
	CompletableFuture<OperationForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return MemoryOperations.of(access).thenCompose(operations -> operations.memory().thenApply(
				memory -> BalloonForm.of(name, memory, bytes -> operations.balloon(bytes, memory.now()))));
	}
}
