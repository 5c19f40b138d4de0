package org.wheelhouse.ui.devices.topology;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.ui.devices.hotplug.Unpluggable;
import org.wheelhouse.ui.devices.leaving.MoveMenu;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menu of a device, a bus or free places. */
final class TopologyMenu {

	private TopologyMenu() {
		// holds no state
	}

	static void fill(IMenuManager menu, Object element, TopologyActions gestures, DeviceNames names) {
		switch (element) {
			case BusDevice device -> {
				if (device.isLeaving()) {
					add(menu, Messages.TopologyMenu_askAgain, Icon.REFRESH, true,
							() -> gestures.askAgain(device.getId()));
				} else {
					var refusal = refusal(device);
					add(menu, refusal.isEmpty()
							? NLS.bind(Messages.TopologyMenu_unplug, device.getName())
							: NLS.bind(Messages.TopologyMenu_cannot, device.getName(), refusal), Icon.BIN,
							refusal.isEmpty(), () -> gestures.unplug(device));
					if (refusal.isEmpty()) {
						MoveMenu.fill(menu, device, gestures::move);
					}
				}
				add(menu, Messages.TopologyMenu_copyAddress, Icon.COPY, true, () -> copy(device.getAddress()));
				add(menu, Messages.TopologyMenu_copyPath, Icon.COPY, true, () -> copy(device.getQomPath()));
				if (device.eContainer() instanceof Bus bus) {
					add(menu, Messages.TopologyMenu_copyAll, Icon.COPY, true,
							() -> copy(TopologyText.tip(bus, device, names)));
				}
			}
			case Bus bus -> add(menu, Messages.TopologyMenu_copyPath, Icon.COPY, true, () -> copy(bus.getQomPath()));
			case FreePlace free ->
				add(menu, Messages.TopologyMenu_copyAddress, Icon.COPY, true, () -> copy(free.run()));
			default -> {
				// nothing is done with it
			}
		}
	}

	/** Whether a device can be asked to leave, and nobody has asked it yet. */
	static boolean mayLeave(BusDevice device) {
		return !device.isLeaving() && refusal(device).isEmpty();
	}

	/** Why a device cannot be asked to leave; empty when it can. */
	static String refusal(BusDevice device) {
		var pci = device.getPci();
		if (pci != null) {
			return Unpluggable.refusal(pci);
		}
		if (device.isMayLeave() && !device.getId().isEmpty()) {
			return "";
		}
		if (device.eContainer() instanceof Bus bus && bus.getHotplug() == HotplugVerdict.NO) {
			return bus.getReason();
		}
		return device.isMayLeave() ? Messages.TopologyText_noId : Messages.TopologyText_fixed;
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
