package org.wheelhouse.ui.devices.topology;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.devices.hotplug.DeviceDrop;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** Lets devices of the palette be dropped on free places, and devices of the picture on other ones. */
final class TopologyDrop extends DeviceDrop<FreePlace> {

	private final Predicate<FreePlace> fits;
	private final Function<BusDevice, DeviceType> types;
	private final TopologyActions gestures;

	/**
	 * @param fits     whether what is dragged would be taken
	 * @param types    what a device is that is moved
	 * @param dragging told what is being dragged over the picture, and when that ends
	 */
	TopologyDrop(DiagramCanvas picture, Predicate<FreePlace> fits, Function<BusDevice, DeviceType> types,
			Consumer<Optional<DeviceType>> dragging, TopologyActions gestures) {
		super(picture, dragging);
		this.fits = fits;
		this.types = types;
		this.gestures = gestures;
	}

	void install() {
		install(LocalSelectionTransfer.getTransfer());
	}

	@Override
	protected Optional<DeviceType> device(DropTargetEvent event) {
		return dragged().or(() -> DeviceDrag.dragged(BusDevice.class).map(types));
	}

	@Override
	protected Optional<FreePlace> place(HotSpot spot) {
		return spot.element() instanceof FreePlace place && fits.test(place) ? Optional.of(place) : Optional.empty();
	}

	@Override
	protected void dropped(DropTargetEvent event, FreePlace place) {
		dragged().ifPresent(type -> gestures.plug(type, place));
		DeviceDrag.dragged(BusDevice.class).ifPresent(
				device -> gestures.move(device, place.bus(), PlaceRuns.first(place.run())));
	}
}
