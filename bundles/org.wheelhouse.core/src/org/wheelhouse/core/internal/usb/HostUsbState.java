package org.wheelhouse.core.internal.usb;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.core.usb.UsbClaim;
import org.wheelhouse.core.usb.UsbDevice;

/**
 * What is shown of a computer's USB devices. Immutable.
 *
 * @param devices empty where the computer has no USB, or does not tell
 * @param claims  of its machines
 * @param shown   whether somebody looks; else there is nothing in the model
 */
public record HostUsbState(String hostId, Optional<List<UsbDevice>> devices, List<UsbClaim> claims, IdNames names,
		boolean shown) {

	public HostUsbState {
		claims = List.copyOf(claims);
	}
}
