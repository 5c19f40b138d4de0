package org.wheelhouse.core.internal.session;

import java.util.OptionalInt;

import org.wheelhouse.qmp.message.Event;

/**
 * How many CPUs have left a process since it began. QEMU does not tell; each one that leaves is heard, so that the number is
 * known as long as the connection was never interrupted since the process was launched from here. Any thread.
 */
final class TakenOutCpus {

	private static final int UNKNOWN = -1;
	/** What QEMU deletes with a CPU, x86's at least: of the CPU itself it says nothing. */
	private static final String PART = "/lapic";

	private int count = UNKNOWN;

	/** A process begins. */
	synchronized void begin() {
		count = 0;
	}

	/** From now on something may happen that is not heard. */
	synchronized void forget() {
		count = UNKNOWN;
	}

	/** On the thread of the wires, where no event is left out. */
	synchronized void heard(Event event) {
		if (count >= 0 && event.name().equals("DEVICE_DELETED") && event.data().path("path").asText().endsWith(PART)) {
			count++;
		}
	}

	synchronized OptionalInt count() {
		return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
	}
}
