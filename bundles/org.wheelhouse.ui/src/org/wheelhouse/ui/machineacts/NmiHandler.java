package org.wheelhouse.ui.machineacts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/** Gives the guest a non-maskable interrupt, after saying what may come of it. */
public final class NmiHandler extends ActHandler {

	@Override
	CompletableFuture<ActForm> form(Machine machine, MachineAccess access) {
		var name = machine.getName();
		return MachineActs.of(access).thenApply(acts -> form(name, acts.nmi()));
	}

	private static ActForm form(String machine, Operation<?> nmi) {
		var guard = Optional.of(new Proposal.Guard(Messages.Nmi_danger, ""));
		return new ActForm("machine.nmi", Messages.Nmi_title, NLS.bind(Messages.Nmi_about, machine), Messages.Nmi_ok,
				List.of(), _ -> Proposal.of(nmi, guard));
	}
}
