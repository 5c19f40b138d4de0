package org.wheelhouse.core.operation;

import java.util.Optional;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Questions;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * A command that an operation is going to send.
 *
 * @param machine name of the machine that gets it
 * @param json    exactly what is sent, but for the id
 * @param purpose what it is for, in a few words
 * @param locked  why it is not sent now; empty where it is
 */
public record PlannedCommand(String machine, String json, String purpose, Optional<ReadOnly> locked) {

	/** One that is sent. */
	public PlannedCommand(String machine, String json, String purpose) {
		this(machine, json, purpose, Optional.empty());
	}

	public static PlannedCommand of(MachineAccess machine, QmpCommand<?> command, String purpose) {
		return new PlannedCommand(machine.name(), command.toJson(), purpose,
				machine.readOnly().filter(_ -> !Questions.isOne(command)));
	}
}
