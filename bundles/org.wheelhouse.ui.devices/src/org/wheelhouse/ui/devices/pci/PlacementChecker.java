package org.wheelhouse.ui.devices.pci;

import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.PciBus;

/** Says of a free slot whether the device that is being dragged can be plugged there. */
@FunctionalInterface
interface PlacementChecker {

	/** Quick: it is asked for every free slot whenever the picture is arranged. */
	Placement judge(PciBus bus, int slot);
}
