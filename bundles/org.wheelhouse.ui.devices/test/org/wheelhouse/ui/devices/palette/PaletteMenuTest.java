package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.junit.jupiter.api.Test;

/** Places of every kind of bus as a menu. */
class PaletteMenuTest {

	private final List<String> opened = new ArrayList<>();

	@Test
	void aBusWithSeveralPlacesIsAMenuOfItsOwnAndOneWithOneIsAnEntry() {
		var menu = new MenuManager();
		PaletteMenu.fill(menu, List.of(choice("pci.0", "Slot 05"), choice("pci.0", "Slot 06"),
				choice("port5", "Slot 00")));
		var into = (MenuManager) menu.getItems()[0];
		assertEquals(List.of("Slot 05\u2026", "Slot 06\u2026"), entries(((MenuManager) into.getItems()[0]).getItems()));
		assertEquals(List.of("all of port5\u2026"), entries(into.getItems()[1]));
		assertEquals(List.of("Slot 05", "Slot 06", "Slot 00"), opened);
	}

	@Test
	void whatFitsNowhereHasNoMenu() {
		var menu = new MenuManager();
		PaletteMenu.fill(menu, List.of());
		assertTrue(menu.isEmpty());
	}

	private PlugChoice choice(String bus, String place) {
		return new PlugChoice(bus, place, "all of " + bus, () -> opened.add(place));
	}

	private static List<String> entries(IContributionItem... items) {
		return Stream.of(items).map(item -> ((ActionContributionItem) item).getAction()).peek(action -> action.run())
				.map(action -> action.getText()).toList();
	}
}
