package org.wheelhouse.ui.devices.topology;

import java.nio.file.Path;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.ui.devices.leaving.LeavingBar;

/** What a person can ask for in the picture of the buses, however asked. UI thread. */
interface TopologyActions extends LeavingBar.Gestures {

	/** Opens the form for a device on the first of some free places; sends nothing. */
	void plug(DeviceType type, FreePlace place);

	/** Asks whether to, then unplugs. */
	void unplug(BusDevice device);

	/** Asks whether to, then moves it there. */
	void move(BusDevice device, Bus bus, String address);

	/** Opens the form with this file as the medium of a drive. */
	void insert(BlockDevice drive, Path image);
}
