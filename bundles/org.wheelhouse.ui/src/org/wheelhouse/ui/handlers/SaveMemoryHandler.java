package org.wheelhouse.ui.handlers;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;

/** Writes memory of the guest to a file. */
public final class SaveMemoryHandler extends FormHandler {

	@Override
	CompletableFuture<OperationForm> form(Machine machine, MachineAccess access) {
		return SaveMemoryForm.of(machine, access, OptionalInt.empty());
	}
}
