package org.wheelhouse.ui.devices.pci;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/**
 * A bus as it is drawn: a line of text on a rail, its tiles beneath.
 *
 * @param bounds   of the line of text; the rail is its lower edge
 * @param used     how many of its slots are taken
 * @param fitting  how many of its places, those of its ports included, take what is being dragged; negative when nothing
 *                 is
 * @param refusals why the others do not, each reason once; empty when nothing is being dragged
 */
record BusRow(Rectangle bounds, PciBus bus, int used, int fitting, List<String> refusals) {

	BusRow {
		refusals = List.copyOf(refusals);
	}

	/** Where the rail runs. */
	int railY() {
		return bounds.y + bounds.height - 5;
	}

	/** How many slots of a bus are taken. */
	static int used(PciBus bus) {
		return (int) bus.getFunctions().stream().mapToInt(PciFunction::getSlot).distinct().count();
	}
}
