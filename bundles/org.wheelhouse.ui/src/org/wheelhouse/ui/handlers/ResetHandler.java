package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.widget.Plural;

/** Resets the machine, after asking: what the guest has not written is lost. */
public final class ResetHandler extends MachinesHandler {

	/** Made by the workbench. */
	public ResetHandler() {
		super(new SeveralQuestion(MachineAction.RESET, Messages.Reset_Button, Plural.bind(Messages.Reset_Text, 2)));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		Confirm.reset(place.shell(), place.machine(), new Reset(place.access()), place.operations());
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new Reset(place.access()).run();
	}
}
