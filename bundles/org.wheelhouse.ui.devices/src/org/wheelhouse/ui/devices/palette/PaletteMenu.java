package org.wheelhouse.ui.devices.palette;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;

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
				plugInto.add(action(slots.getFirst().label(), type, slots.getFirst(), plug));
			} else {
				var ofBus = new MenuManager(bus);
				slots.forEach(place -> ofBus
						.add(action(NLS.bind(Messages.PaletteMenu_slot, Place.hex(place.slot())), type, place, plug)));
				plugInto.add(ofBus);
			}
		});
		if (!places.isEmpty()) {
			menu.add(plugInto);
		}
	}

	private static Action action(String text, DeviceType type, Place place, BiConsumer<DeviceType, Place> plug) {
		return new Action(text) {

			@Override
			public void run() {
				plug.accept(type, place);
			}
		};
	}
}
