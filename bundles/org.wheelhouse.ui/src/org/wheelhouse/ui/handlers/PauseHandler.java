package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Pauses the guest. */
public final class PauseHandler extends MachinesHandler {

	/** Made by the workbench. */
	public PauseHandler() {
		super(new SeveralQuestion(MachineAction.PAUSE, Messages.Pause_Button, ""));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		place.operations().run(new Pause(place.access()));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new Pause(place.access()).run();
	}
}
