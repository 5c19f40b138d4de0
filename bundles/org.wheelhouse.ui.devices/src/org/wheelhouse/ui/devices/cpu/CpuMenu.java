package org.wheelhouse.ui.devices.cpu;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menu of a virtual CPU, and of a place for one. */
final class CpuMenu {

	private CpuMenu() {
	}

	static void fill(IMenuManager menu, Object element, CpuActions gestures) {
		CpuPlace.of(element).ifPresent(place -> {
			if (place.isFree()) {
				place.slot().ifPresent(slot -> menu.add(free(slot, gestures)));
			}
			place.cpu().ifPresent(cpu -> of(menu, cpu, place, gestures));
		});
	}

	private static Action free(CpuSlot slot, CpuActions gestures) {
		var refusal = slot.eContainer() instanceof CpuState state ? state.getPlugRefusal() : "";
		return action(Messages.CpuMenu_plug, refusal, Icon.CPU, () -> gestures.plug(slot));
	}

	private static void of(IMenuManager menu, Cpu cpu, CpuPlace place, CpuActions gestures) {
		menu.add(action(NLS.bind(Messages.CpuMenu_saveMemory, cpu.getIndex()), "", Icon.MEMORY,
				() -> gestures.saveMemory(cpu)));
		menu.add(action(NLS.bind(Messages.CpuMenu_choose, cpu.getIndex()), "", Icon.CPU, () -> gestures.choose(cpu)));
		menu.add(action(NLS.bind(Messages.CpuMenu_pin, cpu.getIndex()), "", Icon.PIN, () -> gestures.pin(cpu)));
		menu.add(new Separator());
		menu.add(action(
				NLS.bind(place.isLeaving() ? Messages.CpuMenu_askAgain : Messages.CpuMenu_unplug, cpu.getIndex()),
				place.unplugRefusal(), Icon.BIN, () -> place.slot().ifPresent(gestures::unplug)));
	}

	/** @param refusal why it cannot be done; empty when it can */
	private static MenuEntry action(String text, String refusal, Icon icon, Runnable run) {
		var action = new MenuEntry(refusal.isEmpty() ? text : NLS.bind(Messages.CpuMenu_cannot, text, refusal),
				icon.descriptor(), run);
		action.setEnabled(refusal.isEmpty());
		return action;
	}
}
