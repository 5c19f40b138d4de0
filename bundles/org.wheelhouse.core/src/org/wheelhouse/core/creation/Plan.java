package org.wheelhouse.core.creation;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.firmware.FirmwareDescriptor;
import org.wheelhouse.host.QemuCommandLine;

/**
 * What making a machine would do. Immutable.
 *
 * @param machine     what was chosen
 * @param commandLine by which it would be started
 * @param steps       what is done to files, in order
 * @param problems    why it cannot be done so; none when it can
 * @param notes       what a person should know before, in whole sentences
 * @param around      what was there when it was planned
 * @param firmware    its UEFI, where it has one
 */
public record Plan(NewMachine machine, QemuCommandLine commandLine, List<FileStep> steps, List<FieldProblem> problems,
		List<String> notes, Surroundings around, Optional<FirmwareDescriptor> firmware) {

	public Plan {
		steps = List.copyOf(steps);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}

	/**
	 * Plans a machine. Pure: the same for the same, so that the part of a text that comes from a choice can be found by planning
	 * another one. Never fails.
	 */
	public static Plan of(NewMachine machine, Surroundings around) {
		return new Planner(machine, around).plan();
	}

	/** What is written into its definition. */
	public String text() {
		return commandLine.format();
	}

	/** Whether it can be done. */
	public boolean isPossible() {
		return problems.isEmpty();
	}

	/** What is wrong at a field; empty when nothing is. */
	public Optional<String> problem(Field field) {
		return problems.stream().filter(problem -> problem.field() == field).map(FieldProblem::message).findFirst();
	}
}
