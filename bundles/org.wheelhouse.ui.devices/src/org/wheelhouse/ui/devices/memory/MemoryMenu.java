package org.wheelhouse.ui.devices.memory;

import java.util.OptionalInt;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menu of a slot or a memory device. */
final class MemoryMenu {

	private MemoryMenu() {
	}

	/** @param refusal why nothing can be plugged in; empty when something can */
	static void fill(IMenuManager menu, Object element, String refusal, MemoryActions gestures) {
		switch (element) {
			case FreeSlot free -> menu.add(action(Messages.Menu_plug, refusal, Icon.MEMORY,
					() -> gestures.plug(OptionalInt.of(free.number()))));
			case MemoryDevice device -> menu.add(action(
					NLS.bind(device.getLeavingText().isEmpty() ? Messages.Menu_unplug : Messages.Menu_askAgain,
							MemoryText.name(device)),
					refusal(device), Icon.BIN, () -> gestures.unplug(device)));
			default -> {
				// what is there from the start stays
			}
		}
	}

	/** Why it stays; empty when it may leave. */
	static String refusal(MemoryDevice device) {
		return device.getId().isEmpty() ? Messages.Menu_noId : device.getUnplugRefusal();
	}

	private static MenuEntry action(String text, String refusal, Icon icon, Runnable run) {
		var action = new MenuEntry(refusal.isEmpty() ? text : NLS.bind(Messages.Menu_cannot, text, refusal),
				icon.descriptor(), run);
		action.setEnabled(refusal.isEmpty());
		return action;
	}
}
