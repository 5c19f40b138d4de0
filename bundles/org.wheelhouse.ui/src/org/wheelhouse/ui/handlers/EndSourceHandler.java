package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.operation.Quit;

/** Ends the QEMU whose guest has moved away; nothing can be lost. */
public final class EndSourceHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		place.operations().run(new Quit(place.access()));
	}
}
