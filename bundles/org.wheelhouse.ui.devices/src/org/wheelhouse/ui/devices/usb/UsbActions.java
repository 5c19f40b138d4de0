package org.wheelhouse.ui.devices.usb;

import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;

/** What a person can ask for of the USB devices of a machine's computer. UI thread. */
interface UsbActions {

	/** Why the machine that is shown may not have it, in one sentence; empty when it may. */
	String refusal(HostUsbDevice device);

	/** Opens the form by which the machine gets it; sends nothing. */
	void attach(HostUsbDevice device);

	/** Asks whether the machine that is shown shall let go of it, or wait for it no more. */
	void detach(HostUsbClaim claim);

	/** Whether a claim is one of the machine that is shown. */
	boolean isOwn(HostUsbClaim claim);
}
