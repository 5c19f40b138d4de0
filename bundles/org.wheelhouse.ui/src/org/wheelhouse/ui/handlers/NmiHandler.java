package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.Nmi;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Gives the guests a non-maskable interrupt, after saying what may come of it. */
public final class NmiHandler extends MachinesHandler {

	/** Made by the workbench. */
	public NmiHandler() {
		super(new SeveralQuestion(MachineAction.NMI, Messages.Nmi_ok, Messages.Nmi_danger));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		var name = place.machine().getName();
		new FormOpener(place.shell(), place.operations(), place.modelThread()).open(name,
				Nmi.of(place.access()).thenApply(nmi -> form(name, nmi)));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return Nmi.of(place.access()).thenCompose(Operation::run);
	}

	private static OperationForm form(String machine, Operation<?> nmi) {
		var guard = Optional.of(new FormResult.Guard(Messages.Nmi_danger, ""));
		return new OperationForm("machine.nmi", Messages.Nmi_title, NLS.bind(Messages.Nmi_about, machine),
				Messages.Nmi_ok,
				List.of(), _ -> FormResult.of(nmi, guard));
	}
}
