package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.machine.MachineEditor;

/** Starts a machine that is defined or has ended. */
public final class StartHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		MachineEditor.open(place.page(), place.machine());
		var machine = place.machine();
		place.operations().follow(NLS.bind(Messages.Start_Label, machine.getName()),
				new Starting(place.registry(), place::shell, place.modelThread()).start(machine.getId(),
						machine.getName()));
	}
}
