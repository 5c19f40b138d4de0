package org.wheelhouse.ui.handlers;

import org.wheelhouse.ui.machine.MachineEditor;

/** Opens the editor of the machine. */
public final class OpenHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		MachineEditor.open(place.page(), place.machine());
	}
}
