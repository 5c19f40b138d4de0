package org.wheelhouse.core.operation;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * A command that an operation is going to send.
 *
 * @param machine name of the machine that gets it
 * @param json    exactly what is sent, but for the id
 * @param purpose what it is for, in a few words
 */
public record PlannedCommand(String machine, String json, String purpose) {

	public static PlannedCommand of(MachineAccess machine, QmpCommand<?> command, String purpose) {
		return new PlannedCommand(machine.name(), command.toJson(), purpose);
	}
}
