package org.wheelhouse.core;

import java.time.Instant;

/**
 * One line of the event log.
 *
 * @param sequence    grows by one with each event of all machines
 * @param time        when it happened, by the clock of the machine's computer
 * @param machineId   the machine
 * @param machineName what it was called then
 * @param event       QEMU's name, for example {@code DEVICE_DELETED}
 * @param summary     what it says, in one short line
 * @param json        its data as JSON
 */
public record LoggedEvent(long sequence, Instant time, String machineId, String machineName, String event,
		String summary,
		String json) {}
