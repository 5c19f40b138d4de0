package org.wheelhouse.ui.devices.topology;

import java.util.Optional;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.wheelhouse.model.live.BusDevice;

/** The device that is being dragged from its place to another. */
final class MovedDevice {

	private MovedDevice() {
	}

	/** Which it is, if any is. */
	static Optional<BusDevice> now() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				&& selection.getFirstElement() instanceof BusDevice device ? Optional.of(device) : Optional.empty();
	}
}
