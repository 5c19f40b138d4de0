package org.wheelhouse.ui.devices.palette;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;

/** Lets a device be dragged out of the palette, and tells that it is. */
final class PaletteDrag extends DeviceDrag<DeviceType> {

	private final PaletteList list;

	/** @param dragging told what is dragged, and empty when that ends */
	PaletteDrag(PaletteList list, Consumer<Optional<DeviceType>> dragging) {
		super(dragging);
		this.list = list;
	}

	void install() {
		install(list.viewer().getTree(), DND.DROP_COPY | DND.DROP_MOVE);
	}

	@Override
	protected Optional<DeviceType> found(DragSourceEvent event) {
		var type = list.selected().filter(PaletteEntry::fits).map(PaletteEntry::type);
		type.ifPresent(dragged -> event.image = PaletteLabels.icon(dragged).image());
		return type;
	}
}
