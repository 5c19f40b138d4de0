package org.wheelhouse.ui.devices.pci;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/**
 * Lets devices of the palette and disk images of a file manager be dropped on the picture. A drop only says what and
 * where; nothing is sent.
 */
final class PciDrop extends DropTargetAdapter {

	private final DiagramCanvas picture;
	private final Supplier<PciDiagram> scene;
	private final Supplier<Optional<DeviceType>> imageDevice;
	private final Consumer<Optional<DeviceType>> dragging;
	private final BiConsumer<DeviceType, Place> plug;
	private final BiConsumer<Path, Place> plugImage;
	private Optional<Place> aimed = Optional.empty();

	/**
	 * @param imageDevice what a disk image becomes; empty when this QEMU has no such device
	 * @param dragging    told what is being dragged over the picture, and when that ends
	 */
	PciDrop(DiagramCanvas picture, Supplier<PciDiagram> scene, Supplier<Optional<DeviceType>> imageDevice,
			Consumer<Optional<DeviceType>> dragging, PciActions gestures) {
		this.picture = picture;
		this.scene = scene;
		this.imageDevice = imageDevice;
		this.dragging = dragging;
		this.plug = gestures::plug;
		this.plugImage = gestures::plugImage;
	}

	void install() {
		var target = new DropTarget(picture, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT | DND.DROP_LINK);
		target.setTransfer(LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance());
		target.addDropListener(this);
	}

	@Override
	public void dragEnter(@Nullable DropTargetEvent event) {
		if (event != null) {
			dragging.accept(device(event));
			dragOver(event);
		}
	}

	@Override
	public void dragOver(@Nullable DropTargetEvent event) {
		if (event == null) {
			return;
		}
		var at = picture.toControl(event.x, event.y);
		picture.scrollNear(at.x, at.y);
		picture.point(spotAt(at));
		event.feedback = DND.FEEDBACK_NONE;
		aimed = place(event);
		event.detail = aimed.isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
	}

	@Override
	public void dragLeave(@Nullable DropTargetEvent event) {
		picture.point(Optional.empty());
		dragging.accept(Optional.empty());
	}

	@Override
	public void dropAccept(@Nullable DropTargetEvent event) {
		if (event != null) {
			event.detail = aimed.isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
		}
	}

	/** SWT tells of leaving before it tells of a drop, so the place is the one that was pointed at last. */
	@Override
	public void drop(@Nullable DropTargetEvent event) {
		if (event == null) {
			return;
		}
		var place = aimed;
		aimed = Optional.empty();
		var image = image(event);
		if (place.isPresent() && image.isPresent()) {
			plugImage.accept(image.get(), place.get());
		} else if (place.isPresent()) {
			dragged().ifPresent(type -> plug.accept(type, place.get()));
		}
	}

	/** The place under the pointer, if what is dragged fits there. */
	private Optional<Place> place(DropTargetEvent event) {
		return device(event).isEmpty()
				? Optional.empty()
				: spotAt(picture.toControl(event.x, event.y))
						.flatMap(spot -> spot.element() instanceof Place place
								? scene.get().layout().of(place)
								: Optional.empty())
						.filter(SlotTile.FreeSlot.class::isInstance)
						.map(SlotTile::place);
	}

	/** What is under the pointer; under a port its free place. */
	private Optional<HotSpot> spotAt(Point at) {
		var layout = scene.get().layout();
		return picture.spotAt(at.x, at.y)
				.flatMap(spot -> layout.tiles().stream().filter(tile -> tile.bounds().equals(spot.bounds())).findFirst()
						.map(tile -> layout.aimedAt(tile).place()).flatMap(picture::spotOf)
						.filter(aimed -> aimed.element() instanceof Place).or(() -> Optional.of(spot)));
	}

	private Optional<DeviceType> device(DropTargetEvent event) {
		return FileTransfer.getInstance().isSupportedType(event.currentDataType) ? imageDevice.get() : dragged();
	}

	private static Optional<DeviceType> dragged() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				&& selection.getFirstElement() instanceof DeviceType type ? Optional.of(type) : Optional.empty();
	}

	private static Optional<Path> image(DropTargetEvent event) {
		return event.data instanceof String[] files && files.length > 0
				? Optional.of(Path.of(files[0]))
				: Optional.empty();
	}
}
