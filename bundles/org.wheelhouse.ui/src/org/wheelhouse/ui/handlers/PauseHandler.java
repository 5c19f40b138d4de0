package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.operation.Pause;

/** Pauses the guest. */
public final class PauseHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		place.operations().run(new Pause(place.access()));
	}
}
