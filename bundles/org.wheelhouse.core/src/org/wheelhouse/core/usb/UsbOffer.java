package org.wheelhouse.core.usb;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.HostUsb;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** Whether a machine may have a device of its computer, before trying. On the model thread. */
public final class UsbOffer {

	private UsbOffer() {
		// holds no state
	}

	/** Why the machine may not have it, in one sentence; empty when it may. One that another one has, or waits for, is that one's. */
	public static String refusal(HostUsbDevice device, Machine machine) {
		if (!device.getRefusal().isEmpty()) {
			return device.getRefusal();
		}
		if (device.eContainer() instanceof HostUsb usb && usb.eContainer() != machine.getHost()) {
			return machine.getName() + " runs on another computer.";
		}
		for (var claim : device.getClaims()) {
			if (claim.getMachine() == machine) {
				return "This machine has it already.";
			}
			return name(claim.getMachine()) + (claim.isAttached()
					? " has it: detach it there first."
					: " waits for it: detach it there first.");
		}
		if (!device.getRule().isEmpty() && machine.isLaunched()) {
			return "This user has no right to it. Copy the udev rule that gives it.";
		}
		return machine.getState() == MachineState.RUNNING || machine.getState() == MachineState.PAUSED
				? ""
				: machine.getName() + " does not run here.";
	}

	/** How a device is called to QEMU at first: two that are alike are told apart by their ports. */
	public static UsbWay usualWay(HostUsbDevice device) {
		return device.eContainer() instanceof HostUsb usb
				&& usb.getDevices().stream().filter(other -> other.getVendorId() == device.getVendorId()
						&& other.getProductId() == device.getProductId()).count() > 1 ? UsbWay.PORT : UsbWay.KIND;
	}

	private static String name(@Nullable Machine machine) {
		return machine == null ? "Another machine" : machine.getName();
	}
}
