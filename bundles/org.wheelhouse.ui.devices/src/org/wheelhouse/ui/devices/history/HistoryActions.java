package org.wheelhouse.ui.devices.history;

import java.util.List;

import org.wheelhouse.model.live.DeviceGesture;

/** What a person does about what was done to devices. UI thread. */
interface HistoryActions {

	/** Asks, then takes it back. */
	void undo(DeviceGesture gesture);

	/** Has the definition follow. */
	void keep(List<DeviceGesture> gestures);

	/** Chooses a device to plug in. */
	void plugIn();
}
