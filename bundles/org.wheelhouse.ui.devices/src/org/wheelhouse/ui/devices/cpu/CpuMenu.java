package org.wheelhouse.ui.devices.cpu;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.ui.theme.Icon;

/** The context menu of a virtual CPU. */
final class CpuMenu {

	private CpuMenu() {
	}

	static void fill(IMenuManager menu, Object element, CpuActions gestures) {
		if (element instanceof Cpu cpu) {
			menu.add(action(NLS.bind(Messages.CpuMenu_saveMemory, cpu.getIndex()), Icon.MEMORY,
					() -> gestures.saveMemory(cpu)));
			menu.add(action(NLS.bind(Messages.CpuMenu_choose, cpu.getIndex()), Icon.CPU, () -> gestures.choose(cpu)));
		}
	}

	private static Action action(String text, Icon icon, Runnable run) {
		var action = new Action(text) {

			@Override
			public void run() {
				run.run();
			}
		};
		action.setImageDescriptor(icon.descriptor());
		return action;
	}
}
