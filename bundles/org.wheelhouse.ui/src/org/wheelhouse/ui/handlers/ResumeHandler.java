package org.wheelhouse.ui.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.Resume;
import org.wheelhouse.model.live.MachineState;

/** Lets the guest go on. Where it has moved away that would run it twice, so the name of the machine must be typed. */
public final class ResumeHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var name = place.machine().getName();
		var sealed = place.machine().getState() == MachineState.SEALED;
		if (!sealed || Confirm.byTyping(place.shell(), Messages.Resume_Title, NLS.bind(Messages.Resume_Sealed, name),
				name)) {
			place.operations().run(new Resume(place.access(), sealed));
		}
	}
}
