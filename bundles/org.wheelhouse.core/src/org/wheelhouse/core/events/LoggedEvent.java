package org.wheelhouse.core.events;

import java.time.Instant;

/**
 * One line of the event log.
 *
 * @param sequence    grows by one with each event of all machines; negative for those of earlier runs
 * @param time        when it happened, by the clock of the machine's computer
 * @param machineId   the machine
 * @param machineName what it was called then
 * @param event       QEMU's name, for example {@code DEVICE_DELETED}
 * @param summary     what it says, in one short line
 * @param json        its data as JSON
 */
public record LoggedEvent(long sequence, Instant time, String machineId, String machineName, String event,
		String summary,
		String json) {

	/** Whether it is of an earlier run of the workbench, read from disk. */
	public boolean isEarlier() {
		return sequence < 0;
	}
}
