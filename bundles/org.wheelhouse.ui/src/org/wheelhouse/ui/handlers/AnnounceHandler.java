package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.SpiceAnnouncement;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;

/** Tells the viewers of a SPICE screen where the machine is about to go. */
public final class AnnounceHandler extends FormHandler {

	@Override
	CompletableFuture<OperationForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return SpiceAnnouncement.of(access).thenCombine(QemuInfo.of(access),
				(announcement, info) -> AnnounceForm.of(name, info.spice(), announcement));
	}
}
