package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Ends the QEMU whose guest has moved away; nothing can be lost. */
public final class EndSourceHandler extends MachinesHandler {

	/** Made by the workbench. */
	public EndSourceHandler() {
		super(new SeveralQuestion(MachineAction.END_SOURCE, Messages.EndSource_Button, ""));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		place.operations().run(new Quit(place.access()));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new Quit(place.access()).run();
	}
}
