package org.wheelhouse.ui.devices.palette;

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
import org.wheelhouse.core.pci.DeviceType;

/** Lets a device be dragged out of the palette, and tells that it is. */
final class PaletteDrag extends DragSourceAdapter {

	private final PaletteList list;
	private final Consumer<Optional<DeviceType>> dragging;

	/** @param dragging told what is dragged, and empty when that ends */
	PaletteDrag(PaletteList list, Consumer<Optional<DeviceType>> dragging) {
		this.list = list;
		this.dragging = dragging;
	}

	void install() {
		var tree = list.viewer().getTree();
		var source = new DragSource(tree, DND.DROP_COPY | DND.DROP_MOVE);
		// A tree's own effect draws the whole row, which would hide the places that it is dragged to.
		source.setDragSourceEffect(new DragSourceEffect(tree));
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	@Override
	public void dragStart(@Nullable DragSourceEvent event) {
		var type = list.selected().filter(PaletteEntry::fits).map(PaletteEntry::type);
		if (event != null) {
			event.doit = type.isPresent();
			type.ifPresent(dragged -> event.image = PaletteLabels.icon(dragged).image());
		}
		type.ifPresent(dragged -> {
			LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(dragged));
			dragging.accept(type);
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
