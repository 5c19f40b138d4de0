package org.wheelhouse.ui.devices.usb;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEffect;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.model.live.HostUsbDevice;

/**
 * Lets a device be dragged out of the table. What is dragged is a {@code usb-host} to every picture that takes devices of the palette,
 * with the device behind it ({@link #dragged()}). UI thread.
 */
public final class UsbDrag extends DragSourceAdapter {

	private final TableViewer table;
	private final Predicate<HostUsbDevice> free;

	/** @param free whether a machine may have it */
	UsbDrag(TableViewer table, Predicate<HostUsbDevice> free) {
		this.table = table;
		this.free = free;
	}

	void install() {
		var source = new DragSource(table.getTable(), DND.DROP_COPY | DND.DROP_MOVE);
		// A table's own effect draws the whole row, which would hide the places that it is dragged to.
		source.setDragSourceEffect(new DragSourceEffect(table.getTable()));
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	/** The device of the computer that is being dragged, until the drag has ended. */
	public static Optional<HostUsbDevice> dragged() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				? selection.toList().stream().filter(HostUsbDevice.class::isInstance).map(HostUsbDevice.class::cast)
						.findFirst()
				: Optional.empty();
	}

	/**
	 * A drag of what is selected begins.
	 *
	 * @return whether it may
	 */
	boolean begin() {
		if (table.getStructuredSelection().getFirstElement() instanceof HostUsbDevice device && free.test(device)) {
			LocalSelectionTransfer.getTransfer()
					.setSelection(new StructuredSelection(List.of(AttachUsb.DEVICE, device)));
			return true;
		}
		return false;
	}

	@Override
	public void dragStart(@Nullable DragSourceEvent event) {
		if (event != null) {
			event.doit = begin();
			if (event.doit) {
				event.image = UsbText.icon(table.getStructuredSelection().getFirstElement()).image();
			}
		}
	}

	@Override
	public void dragSetData(@Nullable DragSourceEvent event) {
		if (event != null) {
			event.data = LocalSelectionTransfer.getTransfer().getSelection();
		}
	}

	@Override
	public void dragFinished(@Nullable DragSourceEvent event) {
		LocalSelectionTransfer.getTransfer().setSelection(StructuredSelection.EMPTY);
	}
}
