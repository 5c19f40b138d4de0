package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.info.MachineOperations;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;

/** Tells the viewers of a SPICE screen where the machine is about to go. */
public final class AnnounceHandler extends FormHandler {

	@Override
	CompletableFuture<OperationForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return MachineOperations.of(access).thenCombine(QemuInfo.of(access),
				(acts, equipment) -> AnnounceForm.of(name, equipment.spice(), acts::announce));
	}
}
