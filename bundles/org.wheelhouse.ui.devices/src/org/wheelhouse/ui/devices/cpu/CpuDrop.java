package org.wheelhouse.ui.devices.cpu;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.ui.devices.hotplug.DeviceDrop;
import org.wheelhouse.ui.devices.slot.SlotTile;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** Lets the processor of the palette be dropped on a free place. */
final class CpuDrop extends DeviceDrop<CpuSlot> {

	private final Consumer<CpuSlot> plug;

	CpuDrop(DiagramCanvas picture, Consumer<CpuSlot> plug) {
		super(picture, _ -> {
			// The free places are there all the time.
		});
		this.plug = plug;
	}

	void install() {
		install(LocalSelectionTransfer.getTransfer());
	}

	@Override
	protected Optional<CpuSlot> place(HotSpot spot) {
		return CpuPlace.of(spot.element()).filter(place -> place.tile() == SlotTile.FREE).flatMap(CpuPlace::slot)
				.filter(slot -> dragged().filter(type -> type.name().equals(slot.getType())).isPresent());
	}

	@Override
	protected void dropped(DropTargetEvent event, CpuSlot place) {
		plug.accept(place);
	}
}
