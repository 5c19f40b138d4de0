package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.Cut;

/** Ends the process at once, after asking: what the guest has not written is lost. */
public final class CutHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var machine = place.machine();
		var cut = Cut.of(place.registry(), machine.getId()).orElseThrow(
				() -> new ExecutionException(NLS.bind(Messages.Handler_NotConnected, machine.getName())));
		if (Confirm.loss(place.shell(), NLS.bind(Messages.Cut_Title, machine.getName()), Messages.Cut_Text, cut,
				Messages.Cut_Button)) {
			place.operations().run(cut);
		}
	}
}
