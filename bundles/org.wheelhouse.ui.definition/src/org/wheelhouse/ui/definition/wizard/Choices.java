package org.wheelhouse.ui.definition.wizard;

import java.util.List;

/**
 * What can be chosen, in words; entries are indexes of these. Immutable.
 *
 * @param uses       what is done with a disk's image
 * @param presets    what will run
 * @param hosts      the computers that there are
 * @param disks      whether there is a new disk
 * @param networks   how the guest is connected
 * @param displays   how its screen is seen
 * @param graphics   which adapter it has
 * @param firmwares  what starts it
 * @param programs   the QEMUs of that computer; grows when they are found
 * @param processors CPU models that run there; grows when they are known
 * @param sounds     which card it has, and where that is heard
 * @param cpus       processors of the computer
 * @param memory     memory of the computer, in bytes
 * @param free       of it, what is free now
 * @param images     the folder in which choosing an image begins
 */
record Choices(List<String> uses, List<String> presets, List<String> hosts, List<String> disks,
		List<String> networks, List<String> displays, List<String> graphics, List<String> firmwares,
		List<String> programs, List<String> processors, List<String> sounds, int cpus, long memory, long free,
		String images) {

	/** The same among these computers. */
	Choices on(List<String> computers) {
		return new Choices(uses, presets, computers, disks, networks, displays, graphics, firmwares, programs,
				processors, sounds, cpus, memory, free, images);
	}
}
