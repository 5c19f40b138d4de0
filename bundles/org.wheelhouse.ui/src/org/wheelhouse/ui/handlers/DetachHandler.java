package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.CoreException;

/** Drops an attached machine from the list; it runs on as it was. */
public final class DetachHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		try {
			place.registry().detach(place.machine().getId());
		} catch (CoreException e) {
			place.operations().failed(NLS.bind(Messages.Detach_Label, place.machine().getName()), e);
		}
	}
}
