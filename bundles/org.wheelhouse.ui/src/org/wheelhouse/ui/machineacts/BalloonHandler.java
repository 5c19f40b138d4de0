package org.wheelhouse.ui.machineacts;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.acts.ActForm;

/** Gives the guest more or less memory. */
public final class BalloonHandler extends ActHandler {

	@Override
	CompletableFuture<ActForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return MachineActs.of(access).thenCompose(acts -> acts.memory().thenApply(
				memory -> BalloonForm.of(name, memory, bytes -> acts.balloon(bytes, memory.now()))));
	}
}
