package org.wheelhouse.ui.devices.pci;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.hotplug.Unpluggable;
import org.wheelhouse.ui.handlers.NetworkCard;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menu of a function or a free place. */
final class PciMenu {

	private PciMenu() {
	}

	static void fill(IMenuManager menu, Object element, PciActions gestures) {
		switch (element) {
			case PciFunction function -> {
				if (function.isLeaving()) {
					add(menu, Messages.PciMenu_askAgain, Icon.REFRESH, true, () -> gestures.askAgain(function.getId()));
				} else {
					var refusal = Unpluggable.refusal(function);
					add(menu, refusal.isEmpty()
							? NLS.bind(Messages.PciMenu_unplug, PciText.title(function))
							: NLS.bind(Messages.PciMenu_cannot, PciText.title(function), refusal), Icon.BIN,
							refusal.isEmpty(), () -> gestures.unplug(function));
					Ports.freePlace(function).ifPresent(place -> plug(menu, place, gestures));
				}
				if (NetworkCard.is(function)) {
					menu.add(link(function, gestures));
				}
				add(menu, Messages.PciMenu_copyAddress, Icon.COPY, true, () -> copy(PciText.address(function)));
				add(menu, Messages.PciMenu_copyAll, Icon.COPY, true, () -> copy(PciText.tip(function)));
			}
			case PciBus bus -> Ports.firstFree(bus).ifPresent(place -> plug(menu, place, gestures));
			case Place place -> plug(menu, place, gestures);
			default -> {
				// nothing is done with it
			}
		}
	}

	private static void plug(IMenuManager menu, Place place, PciActions gestures) {
		add(menu, NLS.bind(Messages.PciMenu_plug, place.label()), Icon.ADD, true, () -> gestures.choose(place));
	}

	private static Action link(PciFunction card, PciActions gestures) {
		boolean named = NetworkCard.hasName(card);
		var action = new Action(named ? Messages.PciMenu_link : Messages.PciMenu_linkUnnamed, IAction.AS_CHECK_BOX) {

			@Override
			public void run() {
				gestures.link(card, isChecked());
			}
		};
		action.setChecked(!named || gestures.isLinkUp(card));
		action.setEnabled(named);
		return action;
	}

	private static void add(IMenuManager menu, String text, Icon icon, boolean enabled, Runnable run) {
		var action = new MenuEntry(text, icon.descriptor(), run);
		action.setEnabled(enabled);
		menu.add(action);
	}

	private static void copy(String text) {
		CopiedText.put(text, Display.getCurrent());
	}
}
