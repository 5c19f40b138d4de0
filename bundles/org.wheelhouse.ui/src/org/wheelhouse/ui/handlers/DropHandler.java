package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.CoreException;

/** The Delete key in Machines: forgets what does not run, and leaves running what was attached, after asking. */
public final class DropHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		var machine = place.machine();
		var name = machine.getName();
		if (Gesture.FORGET.possible(machine)) {
			new ForgetHandler().execute(place);
		} else if (Gesture.DETACH.possible(machine)
				&& Confirm.loss(place.shell(), NLS.bind(Messages.Detach_Title, name), Messages.Detach_Text,
						Messages.Detach_Button)) {
			new DetachHandler().execute(place);
		} else if (machine.isLaunched()) {
			var label = NLS.bind(Messages.Forget_Label, name);
			place.operations().failed(label, new CoreException(NLS.bind(Messages.Forget_Runs, name)));
		}
	}
}
