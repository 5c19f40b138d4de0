package org.wheelhouse.ui.devices.topology;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.diagram.DiagramCanvas;

/** Lets devices of the palette be dropped on free places. A drop only says what and where; nothing is sent. */
final class TopologyDrop extends DropTargetAdapter {

	private final DiagramCanvas picture;
	private final Predicate<FreePlace> fits;
	private final Consumer<Optional<DeviceType>> dragging;
	private final BiConsumer<DeviceType, FreePlace> plug;
	private Optional<FreePlace> aimed = Optional.empty();

	/**
	 * @param fits     whether what is dragged would be taken
	 * @param dragging told what is being dragged over the picture, and when that ends
	 */
	TopologyDrop(DiagramCanvas picture, Predicate<FreePlace> fits, Consumer<Optional<DeviceType>> dragging,
			BiConsumer<DeviceType, FreePlace> plug) {
		this.picture = picture;
		this.fits = fits;
		this.dragging = dragging;
		this.plug = plug;
	}

	void install() {
		var target = new DropTarget(picture, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT | DND.DROP_LINK);
		target.setTransfer(LocalSelectionTransfer.getTransfer());
		target.addDropListener(this);
	}

	@Override
	public void dragEnter(@Nullable DropTargetEvent event) {
		dragging.accept(dragged());
		dragOver(event);
	}

	@Override
	public void dragOver(@Nullable DropTargetEvent event) {
		if (event == null) {
			return;
		}
		var at = picture.toControl(event.x, event.y);
		picture.scrollNear(at.x, at.y);
		var spot = picture.spotAt(at.x, at.y);
		picture.point(spot);
		event.feedback = DND.FEEDBACK_NONE;
		aimed = dragged().isEmpty()
				? Optional.empty()
				: spot.map(found -> found.element()).filter(FreePlace.class::isInstance).map(FreePlace.class::cast)
						.filter(fits);
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
		var place = aimed;
		aimed = Optional.empty();
		place.ifPresent(where -> dragged().ifPresent(type -> plug.accept(type, where)));
	}

	private static Optional<DeviceType> dragged() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				&& selection.getFirstElement() instanceof DeviceType type ? Optional.of(type) : Optional.empty();
	}
}
