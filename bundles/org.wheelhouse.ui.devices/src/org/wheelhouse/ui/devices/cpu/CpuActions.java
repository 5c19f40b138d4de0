package org.wheelhouse.ui.devices.cpu;

import org.wheelhouse.model.live.Cpu;

/** What a person can ask for of a virtual CPU. UI thread. */
interface CpuActions {

	/** Opens the form that saves memory by the CPU's addresses; sends nothing. */
	void saveMemory(Cpu cpu);

	/** Opens the form that makes it the CPU that commands are about which name none; sends nothing. */
	void choose(Cpu cpu);
}
