package org.wheelhouse.ui.devices.memory;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.wheelhouse.ui.devices.hotplug.DeviceDrop;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** Lets a DIMM of the palette be dropped on a free slot. */
final class MemoryDrop extends DeviceDrop<FreeSlot> {

	private final BooleanSupplier takes;
	private final IntConsumer plug;

	/**
	 * @param takes whether the machine takes a DIMM now
	 * @param plug  told the number of the slot
	 */
	MemoryDrop(DiagramCanvas picture, BooleanSupplier takes, IntConsumer plug) {
		super(picture, _ -> {
			// The free slots are there all the time.
		});
		this.takes = takes;
		this.plug = plug;
	}

	void install() {
		install(LocalSelectionTransfer.getTransfer());
	}

	@Override
	protected Optional<FreeSlot> place(HotSpot spot) {
		return spot.element() instanceof FreeSlot free && takes.getAsBoolean()
				&& dragged().filter(type -> type.name().equals(MemoryView.DIMM)).isPresent()
						? Optional.of(free)
						: Optional.empty();
	}

	@Override
	protected void dropped(DropTargetEvent event, FreeSlot place) {
		plug.accept(place.number());
	}
}
