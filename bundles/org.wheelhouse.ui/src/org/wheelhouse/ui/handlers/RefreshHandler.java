package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.Topic;

/** Asks the machine for everything again. */
public final class RefreshHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		place.access().invalidate(Topic.values());
	}
}
