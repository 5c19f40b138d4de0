package org.wheelhouse.ui.palette;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.topology.DeviceType;
import org.wheelhouse.ui.hotplug.Place;

/** The places that take a device, bus by bus, for those who do not drag. */
final class PaletteMenu {

	private PaletteMenu() {
	}

	/** Fills a menu. */
	static void fill(IMenuManager menu, DeviceType type, List<Place> places, BiConsumer<DeviceType, Place> plug) {
		var plugInto = new MenuManager(Messages.PaletteMenu_plug);
		var byBus = new LinkedHashMap<String, MenuManager>();
		for (var place : places) {
			var bus = byBus.computeIfAbsent(place.bus(), MenuManager::new);
			bus.add(new Action(NLS.bind(Messages.PaletteMenu_slot, Place.hex(place.slot()))) {

				@Override
				public void run() {
					plug.accept(type, place);
				}
			});
		}
		byBus.values().forEach(plugInto::add);
		if (!places.isEmpty()) {
			menu.add(plugInto);
		}
	}
}
