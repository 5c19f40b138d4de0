package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.operation.PowerDown;

/** Presses the power button; the guest decides what comes of it. */
public final class PowerDownHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		place.operations().run(new PowerDown(place.access()));
	}
}
