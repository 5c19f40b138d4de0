package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.power.PowerDown;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Presses the power button; the guest decides what comes of it. */
public final class PowerDownHandler extends MachinesHandler {

	/** Made by the workbench. */
	public PowerDownHandler() {
		super(new SeveralQuestion(MachineAction.POWER_DOWN, Messages.PowerDown_Button, ""));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		place.operations().run(new PowerDown(place.access()));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new PowerDown(place.access()).run();
	}
}
