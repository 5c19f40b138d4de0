package org.wheelhouse.core.creation;

/** How a new machine reaches others. Immutable. */
public sealed interface Network {

	/**
	 * Through its computer, as one of its programs.
	 *
	 * @param sshPort of that computer, by which its own programs reach port 22 of the machine; 0 for none
	 */
	record User(int sshPort) implements Network {}

	/** At a bridge of its computer, by QEMU's helper. */
	record Bridge(String name) implements Network {}

	/** Not at all. */
	record None() implements Network {}
}
