package org.wheelhouse.ui.devices.palette;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.widget.MenuEntry;

/** The places that take a device, bus by bus, for those who do not drag. */
final class PaletteMenu {

	private PaletteMenu() {
	}

	/** Fills a menu. */
	static void fill(IMenuManager menu, List<PlugChoice> choices) {
		var plugInto = new MenuManager(Messages.PaletteMenu_plug);
		var byBus = new LinkedHashMap<String, List<PlugChoice>>();
		choices.forEach(choice -> byBus.computeIfAbsent(choice.bus(), _ -> new ArrayList<>()).add(choice));
		byBus.forEach((bus, places) -> {
			if (places.size() == 1) {
				plugInto.add(entry(places.getFirst().label(), places.getFirst()));
			} else {
				var ofBus = new MenuManager(bus);
				places.forEach(choice -> ofBus.add(entry(choice.place(), choice)));
				plugInto.add(ofBus);
			}
		});
		if (!choices.isEmpty()) {
			menu.add(plugInto);
		}
	}

	private static MenuEntry entry(String text, PlugChoice choice) {
		return new MenuEntry(NLS.bind(Messages.PaletteMenu_place, text), null, choice.open());
	}
}
