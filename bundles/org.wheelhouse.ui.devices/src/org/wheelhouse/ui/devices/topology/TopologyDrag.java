package org.wheelhouse.ui.devices.topology;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEffect;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.ui.diagram.DiagramCanvas;

/** Lets a device that can leave its place be dragged to another. */
final class TopologyDrag extends DragSourceAdapter {

	private final DiagramCanvas picture;
	private final Consumer<Optional<BusDevice>> dragging;

	/** @param dragging told what is dragged, and empty when that ends */
	TopologyDrag(DiagramCanvas picture, Consumer<Optional<BusDevice>> dragging) {
		this.picture = picture;
		this.dragging = dragging;
	}

	void install() {
		var source = new DragSource(picture, DND.DROP_MOVE);
		source.setDragSourceEffect(new DragSourceEffect(picture));
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	@Override
	public void dragStart(@Nullable DragSourceEvent event) {
		if (event == null) {
			return;
		}
		var device = picture.spotAt(event.x, event.y)
				.flatMap(spot -> spot.element() instanceof BusDevice found ? Optional.of(found) : Optional.empty())
				.filter(found -> !found.isLeaving() && TopologyMenu.refusal(found).isEmpty());
		event.doit = device.isPresent();
		device.ifPresent(dragged -> {
			LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(dragged));
			dragging.accept(device);
		});
	}

	@Override
	public void dragSetData(@Nullable DragSourceEvent event) {
		if (event != null) {
			event.data = LocalSelectionTransfer.getTransfer().getSelection();
		}
	}

	@Override
	public void dragFinished(@Nullable DragSourceEvent event) {
		LocalSelectionTransfer.getTransfer().setSelection(StructuredSelection.EMPTY);
		dragging.accept(Optional.empty());
	}
}
