package org.wheelhouse.ui.devices.cpu;

import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;

/** What a person can ask for of a virtual CPU, or of a place for one. UI thread. */
interface CpuActions {

	/** Opens the form that saves memory by the CPU's addresses; sends nothing. */
	void saveMemory(Cpu cpu);

	/** Opens the form that makes it the CPU that commands are about which name none; sends nothing. */
	void choose(Cpu cpu);

	/** Shows what would be sent to plug a CPU into the lowest free place; sends nothing. */
	void plug();

	/** Shows what would be sent to plug a CPU into this place; sends nothing. */
	void plug(CpuSlot place);

	/** Asks whether the CPU in this place shall leave, then asks the guest. */
	void unplug(CpuSlot place);

	/** Opens the form that binds it to some of the host's processors; does nothing yet. */
	void pin(Cpu cpu);

	/** Opens the definition of the machine, which says how many places it has. */
	void define();
}
