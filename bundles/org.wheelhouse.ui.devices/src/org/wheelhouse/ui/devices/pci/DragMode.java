package org.wheelhouse.ui.devices.pci;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.PciBus;

/**
 * A device that is on its way to a place.
 *
 * @param type  what it is
 * @param judge says where it fits
 */
record DragMode(DeviceType type, PlacementChecker judge) {

	/**
	 * What would happen if it were dropped on a tile.
	 *
	 * @param layout all tiles, to say where it could go instead
	 */
	Preview preview(SlotTile tile, PciLayout layout) {
		return switch (tile) {
			case SlotTile.FreeSlot(_, var bus, var slot, var fits) ->
				new Preview(true, fits.bus(), where(bus, slot), Messages.PciPainter_dropHint);
			case SlotTile.Taken taken when taken.leaving() ->
				refused(PciText.title(taken.first()), Messages.DragMode_leaving);
			case SlotTile.Taken taken -> refused(PciText.title(taken.first()), taken(taken));
			case SlotTile.FreeRun run -> new Preview(false, run.bus().getName(), refusal(run), instead(layout));
			case SlotTile.Planned planned -> refused(planned.place().label(), Messages.DragMode_planned);
		};
	}

	private static Preview refused(String title, String text) {
		return new Preview(false, title, text, "");
	}

	private static String taken(SlotTile.Taken taken) {
		var behind = taken.functions().stream().flatMap(function -> function.getChildBuses().stream()).findFirst();
		if (behind.isEmpty()) {
			return NLS.bind(Messages.DragMode_taken, taken.place().label());
		}
		var bus = behind.get();
		return Ports.isPlace(bus) && !bus.getFunctions().isEmpty()
				? NLS.bind(Messages.DragMode_port, PciText.title(bus.getFunctions().getFirst()))
				: NLS.bind(Messages.DragMode_bridge, bus.getName());
	}

	/** The port that could take it; empty when none does. */
	private static String instead(PciLayout layout) {
		var ports = layout.tiles().stream().filter(SlotTile.FreeSlot.class::isInstance).map(SlotTile::bus)
				.filter(Ports::isPlace).toList();
		return switch (ports.size()) {
			case 0 -> "";
			case 1 -> NLS.bind(Messages.DragMode_onPort, ports.getFirst().getName());
			default -> NLS.bind(Messages.DragMode_onPorts, ports.getFirst().getName(), ports.size() - 1);
		};
	}

	private String refusal(SlotTile.FreeRun run) {
		return judge.judge(run.bus(), run.slot()) instanceof Placement.Refused(var reason) ? reason : "";
	}

	private static String where(PciBus bus, int slot) {
		return NLS.bind(Messages.DragMode_where, PciText.number(bus), Place.hex(slot));
	}

	/**
	 * The text beside the pointer.
	 *
	 * @param fits  whether it can be dropped
	 * @param title the bus, or who is there
	 * @param text  the place, or why not
	 * @param hint  what can be done; may be empty
	 */
	record Preview(boolean fits, String title, String text, String hint) {

		/** All but the hint. */
		String line() {
			return title + " · " + text;
		}
	}
}
