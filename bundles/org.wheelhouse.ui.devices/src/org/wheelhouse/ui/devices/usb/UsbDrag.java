package org.wheelhouse.ui.devices.usb;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;

/**
 * Lets a device be dragged out of the table. What is dragged is a {@code usb-host} to every picture that takes devices of the palette,
 * with the device behind it. UI thread.
 */
final class UsbDrag extends DeviceDrag<HostUsbDevice> {

	private final TableViewer table;
	private final Predicate<HostUsbDevice> free;

	/** @param free whether a machine may have it */
	UsbDrag(TableViewer table, Predicate<HostUsbDevice> free) {
		super(_ -> {
			// a picture learns of it when it is held over one of its places
		});
		this.table = table;
		this.free = free;
	}

	void install() {
		install(table.getTable(), DND.DROP_COPY | DND.DROP_MOVE);
	}

	@Override
	protected List<?> told(HostUsbDevice found) {
		return List.of(AttachUsb.DEVICE, found);
	}

	/**
	 * A drag of what is selected begins.
	 *
	 * @return whether it may
	 */
	boolean begin() {
		return begin(selected());
	}

	@Override
	protected Optional<HostUsbDevice> found(DragSourceEvent event) {
		var device = selected();
		device.ifPresent(dragged -> event.image = UsbText.icon(dragged).image());
		return device;
	}

	private Optional<HostUsbDevice> selected() {
		return table.getStructuredSelection().getFirstElement() instanceof HostUsbDevice device && free.test(device)
				? Optional.of(device)
				: Optional.empty();
	}
}
