package org.wheelhouse.ui.pci;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.topology.DeviceType;
import org.wheelhouse.core.topology.Placement;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.ui.hotplug.Place;

/**
 * A device that is on its way to a place.
 *
 * @param type  what it is
 * @param judge says where it fits
 */
record DragMode(DeviceType type, PlaceJudge judge) {

	/** What would happen if it were dropped on a tile. */
	Preview preview(Tile tile) {
		return switch (tile) {
			case Tile.FreeSlot(_, var bus, var slot, var fits) -> new Preview(true, fits.bus(), where(bus, slot));
			case Tile.Taken taken when taken.leaving() ->
				new Preview(false, PciText.title(taken.first()), Messages.DragMode_leaving);
			case Tile.Taken taken ->
				new Preview(false, PciText.title(taken.first()),
						NLS.bind(Messages.DragMode_taken, taken.place().label()));
			case Tile.FreeRun run -> new Preview(false, run.bus().getName(), refusal(run));
			case Tile.Planned planned -> new Preview(false, planned.place().label(), Messages.DragMode_planned);
		};
	}

	private String refusal(Tile.FreeRun run) {
		return judge.judge(run.bus(), run.slot()) instanceof Placement.Refused(var reason) ? reason : "";
	}

	private static String where(PciBus bus, int slot) {
		var number = bus.getNumber() < 0
				? Messages.PciText_unnumbered
				: NLS.bind(Messages.PciText_bus, Place.hex(bus.getNumber()));
		return NLS.bind(Messages.DragMode_where, number, Place.hex(slot));
	}

	/**
	 * The text beside the pointer.
	 *
	 * @param fits  whether it can be dropped
	 * @param title the bus, or who is there
	 * @param text  the place, or why not
	 */
	record Preview(boolean fits, String title, String text) {}
}
