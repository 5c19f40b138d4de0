package org.wheelhouse.ui.machineacts;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.core.operation.MachineEquipment;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.acts.ActForm;

/** Tells the viewers of a SPICE screen where the machine is about to go. */
public final class AnnounceHandler extends ActHandler {

	@Override
	CompletableFuture<ActForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return MachineActs.of(access).thenCombine(MachineEquipment.of(access),
				(acts, equipment) -> AnnounceForm.of(name, equipment.spice(), acts::announce));
	}
}
