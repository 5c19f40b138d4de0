package org.wheelhouse.core.internal.machine;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What QEMU does not tell when asked, and what was heard of it in passing. Any thread. */
public interface Overheard {

	/** How many CPUs have left the machine's process since it began; empty when that is not known. */
	OptionalInt cpusTakenOut();

	/** What the guest was last asked from here to do with, in bytes; empty when it was not, or that is not known. */
	OptionalLong balloonTarget();

	/** As {@link org.wheelhouse.core.machine.MachineAccess#linksDown()}. */
	Set<String> linksDown();
}
