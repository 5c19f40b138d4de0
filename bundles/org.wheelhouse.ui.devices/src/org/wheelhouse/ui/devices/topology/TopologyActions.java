package org.wheelhouse.ui.devices.topology;

import org.wheelhouse.model.live.BusDevice;

/** What a person can ask for in the picture of the buses, however asked. UI thread. */
interface TopologyActions {

	/** Asks whether to, then unplugs. */
	void unplug(BusDevice device);

	/** Asks the guest again to let a leaving device go. */
	void askAgain(BusDevice device);
}
