package org.wheelhouse.ui.devices.topology;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.devices.hotplug.DeviceDrop;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** Lets devices of the palette be dropped on free places. */
final class TopologyDrop extends DeviceDrop<FreePlace> {

	private final Predicate<FreePlace> fits;
	private final BiConsumer<DeviceType, FreePlace> plug;

	/**
	 * @param fits     whether what is dragged would be taken
	 * @param dragging told what is being dragged over the picture, and when that ends
	 */
	TopologyDrop(DiagramCanvas picture, Predicate<FreePlace> fits, Consumer<Optional<DeviceType>> dragging,
			BiConsumer<DeviceType, FreePlace> plug) {
		super(picture, dragging);
		this.fits = fits;
		this.plug = plug;
	}

	void install() {
		install(LocalSelectionTransfer.getTransfer());
	}

	@Override
	protected Optional<FreePlace> place(HotSpot spot) {
		return spot.element() instanceof FreePlace place && fits.test(place) ? Optional.of(place) : Optional.empty();
	}

	@Override
	protected void dropped(DropTargetEvent event, FreePlace place) {
		dragged().ifPresent(type -> plug.accept(type, place));
	}
}
