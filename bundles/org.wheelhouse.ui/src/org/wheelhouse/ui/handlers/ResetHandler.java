package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.Reset;

/** Resets the machine, after asking: what the guest has not written is lost. */
public final class ResetHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var reset = new Reset(place.access());
		if (Confirm.loss(place.shell(), NLS.bind(Messages.Reset_Title, place.machine().getName()), Messages.Reset_Text,
				reset, Messages.Reset_Button)) {
			place.operations().run(reset);
		}
	}
}
