package org.wheelhouse.core.internal.series;

import java.time.Instant;

import org.wheelhouse.qmp.message.Event;

/**
 * When the guest stopped and when it ran again, as QEMU tells it, by the workbench's clock. QEMU's own clock may be another
 * computer's: the least time that any of its events took to come is taken for the difference. On the machine's queue.
 */
final class SwitchOver {

	private long difference = Long.MAX_VALUE;
	private long stopped = -1;
	private long resumed = -1;

	/** @param now epoch milliseconds */
	void heard(Event event, long now) {
		if (event.timestamp().equals(Instant.EPOCH)) {
			return;
		}
		var said = event.timestamp().toEpochMilli();
		difference = Math.min(difference, now - said);
		if (event.name().equals("STOP")) {
			stopped = said + difference;
		} else if (event.name().equals("RESUME")) {
			resumed = said + difference;
		}
	}

	/** Negative before. */
	long stopped() {
		return stopped;
	}

	/** Negative before. */
	long resumed() {
		return resumed;
	}

	/** A new migration began. */
	void clear() {
		stopped = -1;
		resumed = -1;
	}
}
