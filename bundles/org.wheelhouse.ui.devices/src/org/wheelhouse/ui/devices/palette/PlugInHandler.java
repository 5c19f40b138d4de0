package org.wheelhouse.ui.devices.palette;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.devices.pci.PciView;
import org.wheelhouse.ui.handlers.MachineHandler;

/** Plugging that begins with the machine: asks for the device, then opens the form for the first place that takes it. */
public final class PlugInHandler extends MachineHandler {

	private static final String PCI = "org.wheelhouse.ui.pci";

	@Override
	protected void execute(Place place) throws ExecutionException {
		var access = place.access();
		var dialog = new PlugInDialog(place.shell(), access.name(), type -> plug(place, type));
		dialog.open();
		var offering = new Offering(place, access, dialog::show);
		dialog.getShell().addDisposeListener(_ -> offering.close());
	}

	/** The picture comes to the front: it shows where the device would go while the form is open. */
	private static void plug(Place place, DeviceType type) {
		try {
			if (place.page().showView(PCI) instanceof PciView pci) {
				pci.plug(place.machine(), type, Optional.empty(), Optional.empty());
			}
		} catch (PartInitException e) {
			place.operations().failed(type.label(), e);
		}
	}
}
