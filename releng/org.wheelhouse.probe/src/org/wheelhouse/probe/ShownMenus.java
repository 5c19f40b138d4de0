package org.wheelhouse.probe;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The menus that are open, in the order in which they were opened. To be used on the UI thread. */
final class ShownMenus {
	private final List<Menu> shown = new ArrayList<>();
	private String armed = "";

	ShownMenus(Display display) {
		display.addFilter(SWT.Show, this::show);
		display.addFilter(SWT.Hide, event -> shown.remove(event.widget));
		display.addFilter(SWT.Arm, this::arm);
	}

	private void arm(Event event) {
		if (event.widget instanceof MenuItem item) {
			armed = item.getText();
		}
	}

	/** The text of the item that the keyboard or the mouse came to last. */
	String armed() {
		return armed;
	}

	private void show(Event event) {
		if (event.widget instanceof Menu menu && !shown.contains(menu)) {
			shown.add(menu);
			armed = "";
		}
	}

	/** The texts of the items of each. */
	ArrayNode toJson() {
		shown.removeIf(Menu::isDisposed);
		ArrayNode menus = JsonNodeFactory.instance.arrayNode();
		for (Menu menu : shown) {
			ArrayNode texts = menus.addArray();
			for (MenuItem item : menu.getItems()) {
				texts.add(item.getText());
			}
		}
		return menus;
	}
}
