package org.wheelhouse.ui.devices.pci;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.devices.hotplug.DeviceDrop;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** Lets devices of the palette, disk images of a file manager and functions of the picture be dropped on places. */
final class PciDrop extends DeviceDrop<Place> {

	private final DiagramCanvas picture;
	private final Supplier<PciDiagram> scene;
	private final Supplier<Optional<DeviceType>> imageDevice;
	private final Function<PciFunction, DeviceType> types;
	private final PciActions gestures;

	/**
	 * @param imageDevice what a disk image becomes; empty when this QEMU has no such device
	 * @param types       what a function is that is moved
	 * @param dragging    told what is being dragged over the picture, and when that ends
	 */
	PciDrop(DiagramCanvas picture, Supplier<PciDiagram> scene, Supplier<Optional<DeviceType>> imageDevice,
			Function<PciFunction, DeviceType> types, Consumer<Optional<DeviceType>> dragging, PciActions gestures) {
		super(picture, dragging);
		this.picture = picture;
		this.scene = scene;
		this.imageDevice = imageDevice;
		this.types = types;
		this.gestures = gestures;
	}

	void install() {
		install(LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance());
	}

	@Override
	protected Optional<DeviceType> device(DropTargetEvent event) {
		return FileTransfer.getInstance().isSupportedType(event.currentDataType)
				? imageDevice.get()
				: dragged().or(() -> DeviceDrag.dragged(PciFunction.class).map(types));
	}

	/** Under a port it is its free place. */
	@Override
	protected Optional<HotSpot> spotAt(Point at) {
		var layout = scene.get().layout();
		return super.spotAt(at)
				.flatMap(spot -> layout.tiles().stream().filter(tile -> tile.bounds().equals(spot.bounds())).findFirst()
						.map(tile -> layout.aimedAt(tile).place()).flatMap(picture::spotOf)
						.filter(aimed -> aimed.element() instanceof Place).or(() -> Optional.of(spot)));
	}

	@Override
	protected Optional<Place> place(HotSpot spot) {
		return spot.element() instanceof Place place
				? scene.get().layout().of(place).filter(SlotTile.FreeSlot.class::isInstance).map(SlotTile::place)
				: Optional.empty();
	}

	@Override
	protected void dropped(DropTargetEvent event, Place place) {
		if (event.data instanceof String[] files && files.length > 0) {
			gestures.plugImage(Path.of(files[0]), place);
		} else {
			dragged().ifPresent(type -> gestures.plug(type, place));
			DeviceDrag.dragged(PciFunction.class).ifPresent(function -> gestures.move(function, place));
		}
	}
}
