package org.wheelhouse.ui.devices.memory;

import java.util.OptionalInt;

import org.wheelhouse.model.live.MemoryDevice;

/** What a person can ask for of a machine's memory. UI thread. */
interface MemoryActions {

	/**
	 * Opens the form of a DIMM; sends nothing.
	 *
	 * @param slot empty for the lowest free one
	 */
	void plug(OptionalInt slot);

	/** Asks whether it shall leave, then asks the guest. */
	void unplug(MemoryDevice device);

	/** Asks the guest to take so much of a resizable device, in bytes. */
	void resize(MemoryDevice device, long bytes);

	/** Asks the guest to do with so much memory, in bytes; asks the person before where that may be too little. */
	void balloon(long bytes);

	/** Has the guest asked for its figures as long as somebody looks. */
	void askGuest();

	/** Opens the definition of the machine, which says how many slots it has. */
	void define();
}
