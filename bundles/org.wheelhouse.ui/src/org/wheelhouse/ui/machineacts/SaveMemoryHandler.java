package org.wheelhouse.ui.machineacts;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.acts.ActForm;

/** Writes memory of the guest to a file. */
public final class SaveMemoryHandler extends ActHandler {

	@Override
	CompletableFuture<ActForm> form(Machine machine, MachineAccess access) {
		return SaveMemoryForm.of(machine, access, OptionalInt.empty());
	}
}
