package org.wheelhouse.ui.devices.pci;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.hotplug.Unpluggable;
import org.wheelhouse.ui.diagram.DiagramCanvas;

/** Lets a function that can be taken away be dragged, to the bin or to another place. */
final class PciDrag extends DragSourceAdapter {

	private final DiagramCanvas picture;

	private final Consumer<Optional<PciFunction>> dragging;

	/** @param dragging told what is dragged, and empty when that ends */
	PciDrag(DiagramCanvas picture, Consumer<Optional<PciFunction>> dragging) {
		this.picture = picture;
		this.dragging = dragging;
	}

	/** Which function is being dragged, if one is. */
	static Optional<PciFunction> moved() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				&& selection.getFirstElement() instanceof PciFunction function
						? Optional.of(function)
						: Optional.empty();
	}

	void install() {
		var source = new DragSource(picture, DND.DROP_MOVE);
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	@Override
	public void dragStart(@Nullable DragSourceEvent event) {
		if (event == null) {
			return;
		}
		var function = picture.spotAt(event.x, event.y)
				.flatMap(spot -> spot.element() instanceof PciFunction found ? Optional.of(found) : Optional.empty())
				.filter(Unpluggable::is);
		event.doit = function.isPresent();
		function.ifPresent(dragged -> {
			LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(dragged));
			dragging.accept(function);
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
