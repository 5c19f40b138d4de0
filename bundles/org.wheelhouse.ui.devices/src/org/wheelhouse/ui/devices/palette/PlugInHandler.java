package org.wheelhouse.ui.devices.palette;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.ui.handlers.MachineHandler;

/** Plugging that begins with the machine: asks for the device, then opens the form for the first place that takes it. */
public final class PlugInHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var access = place.access();
		var forms = new PlugForms(place.page(), place.machine(), place.operations()::failed);
		var dialog = new PlugInDialog(place.shell(), access.name(), forms::open);
		dialog.open();
		var offering = new Offering(place, access, dialog::show);
		dialog.getShell().addDisposeListener(_ -> offering.close());
	}
}
