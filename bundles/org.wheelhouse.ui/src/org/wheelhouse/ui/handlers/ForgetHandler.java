package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.CoreException;

/** Drops a machine that does not run from the list, after asking. Its definition and disks stay. */
public final class ForgetHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		var name = place.machine().getName();
		if (!Confirm.loss(place.shell(), NLS.bind(Messages.Forget_Title, name), Messages.Forget_Text,
				Messages.Forget_Button)) {
			return;
		}
		try {
			place.registry().forget(place.machine().getId());
		} catch (CoreException e) {
			place.operations().failed(NLS.bind(Messages.Forget_Label, name), e);
		}
	}
}
