package org.wheelhouse.core.internal.machine;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.QemuFiles;

/** What QEMU does not tell when asked: what was heard of it in passing, and who tells in its place. Any thread. */
public interface Overheard {

	/** How many CPUs have left the machine's process since it began; empty when that is not known. */
	OptionalInt cpusTakenOut();

	/** What the guest was last asked from here to do with, in bytes; empty when it was not, or that is not known. */
	OptionalLong balloonTarget();

	/** As {@link org.wheelhouse.core.machine.MachineAccess#linksDown()}. */
	Set<String> linksDown();

	/** The agent in its guest. */
	GuestAgent agent();

	/** The files of its computer, as it names them. */
	QemuFiles files();
}
