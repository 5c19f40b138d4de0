package org.wheelhouse.ui.devices.pci;

import java.nio.file.Path;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.leaving.LeavingBar;

/** What a person can ask for in the PCI picture, however asked: by a drop, a key or a menu. UI thread. */
interface PciActions extends LeavingBar.Gestures {

	/** Opens the form for a device in a place; sends nothing. */
	void plug(DeviceType type, Place place);

	/** Opens the form for a disk with an image that exists; sends nothing. */
	void plugImage(Path image, Place place);

	/** Lists what can be plugged into a free place, then opens the form. */
	void choose(Place place);

	/** Asks whether to, then moves it there. */
	void move(PciFunction function, Place place);

	/** Asks whether to, then unplugs. */
	void unplug(PciFunction function);

	/** Whether the link of a network card is up, as far as is known. */
	boolean isLinkUp(PciFunction card);

	/** Brings the link of a network card up, or asks whether to take it down. */
	void link(PciFunction card, boolean up);
}
