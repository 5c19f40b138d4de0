package org.wheelhouse.ui.machineacts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;
import org.wheelhouse.ui.handlers.Gesture;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.handlers.MachinesHandler;
import org.wheelhouse.ui.handlers.SeveralQuestion;

/** Gives the guests a non-maskable interrupt, after saying what may come of it. */
public final class NmiHandler extends MachinesHandler {

	/** Made by the workbench. */
	public NmiHandler() {
		super(new SeveralQuestion(Gesture.NMI, Messages.Nmi_ok, Messages.Nmi_danger));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		var name = place.machine().getName();
		new FormOpener(place.shell(), place.operations(), place.modelThread()).open(name,
				MachineActs.of(place.access()).thenApply(acts -> form(name, acts.nmi())));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return MachineActs.of(place.access()).thenCompose(acts -> acts.nmi().run());
	}

	private static ActForm form(String machine, Operation<?> nmi) {
		var guard = Optional.of(new Proposal.Guard(Messages.Nmi_danger, ""));
		return new ActForm("machine.nmi", Messages.Nmi_title, NLS.bind(Messages.Nmi_about, machine), Messages.Nmi_ok,
				List.of(), _ -> Proposal.of(nmi, guard));
	}
}
