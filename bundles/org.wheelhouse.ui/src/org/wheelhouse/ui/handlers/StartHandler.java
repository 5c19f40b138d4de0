package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.machine.MachineEditor;

/** Starts a machine that is defined or has ended. */
public final class StartHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		MachineEditor.open(place.page(), place.machine());
		place.operations().follow(NLS.bind(Messages.Start_Label, place.machine().getName()),
				place.registry().launch(place.machine().getId()));
	}
}
