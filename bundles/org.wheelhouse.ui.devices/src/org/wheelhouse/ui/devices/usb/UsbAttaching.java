package org.wheelhouse.ui.devices.usb;

import java.util.concurrent.CompletableFuture;

import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.core.usb.UsbOffer;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.FormOpener;

/**
 * Asks how a machine shall get a USB device of its computer, wherever that was wanted: by the view, or by a drop. UI thread.
 *
 * @param site of the part in which it was
 */
public record UsbAttaching(IWorkbenchPartSite site) {

	/**
	 * Opens the form, or says why the machine may not have the device, or its QEMU cannot take one; sends nothing.
	 *
	 * @param access that of the machine
	 * @param place  a port of the machine to begin with, {@code bus/port}; empty for the first that is free
	 */
	public void ask(Machine machine, MachineAccess access, HostUsbDevice device, String place) {
		var refusal = UsbOffer.refusal(device, machine);
		var form = new AttachForm(access, device, place);
		FormOpener.of(site).open(access.name(), refusal.isEmpty()
				? AttachUsb.refusal(access).thenCompose(missing -> missing.isEmpty()
						? CompletableFuture.completedFuture(form.form())
						: refused(missing))
				: refused(refusal));
	}

	private static CompletableFuture<OperationForm> refused(String why) {
		return CompletableFuture.failedFuture(OperationFailed.refused(why, ""));
	}
}
