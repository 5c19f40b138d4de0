package org.wheelhouse.ui.devices.palette;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.widget.MenuEntry;

/** The places that take a device, bus by bus, ports among them, for those who do not drag. */
final class PaletteMenu {

	private PaletteMenu() {
	}

	/** Fills a menu. */
	static void fill(IMenuManager menu, DeviceType type, List<Place> places, BiConsumer<DeviceType, Place> plug) {
		var plugInto = new MenuManager(Messages.PaletteMenu_plug);
		var byBus = new LinkedHashMap<String, List<Place>>();
		places.forEach(place -> byBus.computeIfAbsent(place.bus(), _ -> new ArrayList<>()).add(place));
		byBus.forEach((bus, slots) -> {
			if (slots.size() == 1) {
				plugInto.add(new MenuEntry(slots.getFirst().label(), null, () -> plug.accept(type, slots.getFirst())));
			} else {
				var ofBus = new MenuManager(bus);
				slots.forEach(place -> ofBus
						.add(new MenuEntry(NLS.bind(Messages.PaletteMenu_slot, Place.hex(place.slot())), null,
								() -> plug.accept(type, place))));
				plugInto.add(ofBus);
			}
		});
		if (!places.isEmpty()) {
			menu.add(plugInto);
		}
	}
}
