package org.wheelhouse.ui.devices.pci;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/** One box of the PCI picture. */
sealed interface SlotTile {

	/** Where it is in the picture. */
	Rectangle bounds();

	/** The bus that it is on. */
	PciBus bus();

	/** Its slot; the first one of several. */
	int slot();

	/** Whether a slot lies in it. */
	default boolean covers(int wanted) {
		return wanted == slot();
	}

	/** Its first slot. */
	default Place place() {
		return new Place(bus().getName(), slot());
	}

	/**
	 * A slot with something in it. The chipset's functions of one slot share a tile; a function with an id of its own,
	 * or with a bus behind it, has its own.
	 *
	 * @param functions at least one, lowest first
	 */
	record Taken(Rectangle bounds, PciBus bus, int slot, List<PciFunction> functions) implements SlotTile {

		public Taken {
			functions = List.copyOf(functions);
		}

		/** The one that gives the tile its name. */
		PciFunction first() {
			return functions.getFirst();
		}

		/** Whether device_del was accepted for one of them and it is not gone yet. */
		boolean leaving() {
			return functions.stream().anyMatch(PciFunction::isLeaving);
		}

		/** What became of asking for one of them. */
		LeavingState state() {
			return functions.stream().map(PciFunction::getLeavingState).filter(state -> state != LeavingState.STAYS)
					.findFirst().orElse(LeavingState.STAYS);
		}
	}

	/**
	 * Neighbouring free slots, drawn as one.
	 *
	 * @param count   how many
	 * @param refused whether a device that is being dragged cannot be plugged here
	 */
	record FreeRun(Rectangle bounds, PciBus bus, int slot, int count, boolean refused) implements SlotTile {

		@Override
		public boolean covers(int wanted) {
			return wanted >= slot && wanted < slot + count;
		}
	}

	/** One free slot that takes the device that is being dragged. */
	record FreeSlot(Rectangle bounds, PciBus bus, int slot, Placement.Fits fits) implements SlotTile {}

	/** A free slot for which a device is being prepared: nothing was sent yet. */
	record Planned(Rectangle bounds, PciBus bus, int slot) implements SlotTile {}
}
