package org.wheelhouse.ui.devices.pci;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;

/** Lists the devices that can be plugged into one place; those that cannot say why, disabled. */
final class DeviceMenu {

	private final PciPage page;
	private final Place place;
	private final List<DeviceType> types;
	private final Optional<FreePlaces> places;

	DeviceMenu(PciPage page, Place place, List<DeviceType> types, Optional<FreePlaces> places) {
		this.page = page;
		this.place = place;
		this.types = types;
		this.places = places;
	}

	/** Shows it beneath the place. */
	void open(Consumer<DeviceType> chosen) {
		var menu = new Menu(page.getShell(), SWT.POP_UP);
		for (var type : types) {
			var refusal = refusal(type);
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(type.label() + " (" + type.name() + ")" + (refusal.isEmpty() ? "…" : " – " + refusal));
			item.setEnabled(refusal.isEmpty());
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> chosen.accept(type)));
		}
		if (types.isEmpty()) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(Messages.PciPage_unknown);
			item.setEnabled(false);
		}
		menu.setLocation(page.locate(place));
		// The item that was chosen is told after the menu has been hidden.
		menu.addListener(SWT.Hide, _ -> page.getDisplay().timerExec(1000, menu::dispose));
		menu.setVisible(true);
	}

	private String refusal(DeviceType type) {
		var judged = places.map(free -> free.judge(place.bus(), place.slot(), type));
		return judged.isPresent() && judged.get() instanceof Placement.Refused(var reason) ? reason : "";
	}
}
