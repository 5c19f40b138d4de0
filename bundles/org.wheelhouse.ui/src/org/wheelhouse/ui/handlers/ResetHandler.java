package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineNames;

/** Resets the machine, after asking: what the guest has not written is lost. */
public final class ResetHandler extends MachinesHandler {

	/** Made by the workbench. */
	public ResetHandler() {
		super(new SeveralQuestion(MachineAction.RESET, Messages.Reset_Button, Messages.Reset_SeveralText));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		var reset = new Reset(place.access());
		if (Confirm.loss(place.shell(), NLS.bind(Messages.Reset_Title, MachineNames.of(place.machine())),
				Messages.Reset_Text,
				reset, Messages.Reset_Button)) {
			place.operations().run(reset);
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new Reset(place.access()).run();
	}
}
