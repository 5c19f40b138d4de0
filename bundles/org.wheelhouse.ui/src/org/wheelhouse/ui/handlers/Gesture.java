package org.wheelhouse.ui.handlers;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** What can be done to a machine, and when. The expressions of {@code plugin.xml} know them by {@link #key()}. */
public enum Gesture {
	OPEN("open", _ -> true), START("start", machine -> in(machine, MachineState.DEFINED)
			|| in(machine, MachineState.ENDED, MachineState.FAILED) && machine.isLaunched()
					&& !hasProcess(machine)), PAUSE("pause", machine -> in(machine, MachineState.RUNNING)), RESUME(
							"resume", machine -> in(machine, MachineState.PAUSED, MachineState.SEALED)
									|| in(machine, MachineState.FAILED) && hasProcess(machine)), RESET(
											"reset",
											machine -> in(machine, MachineState.RUNNING, MachineState.PAUSED,
													MachineState.SHUTDOWN)
													|| in(machine, MachineState.FAILED)
															&& hasProcess(machine)), POWER_DOWN("powerdown",
																	machine -> in(machine, MachineState.RUNNING)), CUT(
																			"cut",
																			Gesture::hasProcess), DETACH("detach",
																					machine -> !machine.isLaunched()
																							&& !in(machine,
																									MachineState.DEFINED,
																									MachineState.ENDED)), FORGET(
																											"forget",
																											machine -> in(
																													machine,
																													MachineState.DEFINED,
																													MachineState.ENDED,
																													MachineState.LOST,
																													MachineState.FAILED)
																													&& !hasProcess(
																															machine)), COPY_COMMAND_LINE(
																																	"copyCommandLine",
																																	machine -> !machine
																																			.getCommandLine()
																																			.isEmpty()), MIGRATE(
																																					"migrate",
																																					machine -> in(
																																							machine,
																																							MachineState.RUNNING,
																																							MachineState.PAUSED)), CANCEL_MIGRATION(
																																									"cancelMigration",
																																									machine -> in(
																																											machine,
																																											MachineState.MIGRATING)), END_SOURCE(
																																													"endSource",
																																													machine -> in(
																																															machine,
																																															MachineState.SEALED)), REFRESH(
																																																	"refresh",
																																																	Gesture::hasProcess), PLUG(
																																																			"plug",
																																																			machine -> in(
																																																					machine,
																																																					MachineState.RUNNING,
																																																					MachineState.PAUSED));

	private final String key;
	private final Predicate<Machine> possible;

	Gesture(String key, Predicate<Machine> possible) {
		this.key = key;
		this.possible = possible;
	}

	/** Its name in {@code plugin.xml}. */
	public String key() {
		return key;
	}

	/** Whether it makes sense for the machine as it is now. Model thread. */
	public boolean possible(Machine machine) {
		return possible.test(machine);
	}

	/** The keys of all that are possible. */
	static List<String> keys(Machine machine) {
		return Arrays.stream(values()).filter(gesture -> gesture.possible(machine)).map(Gesture::key).toList();
	}

	private static boolean in(Machine machine, MachineState... states) {
		return Arrays.asList(states).contains(machine.getState());
	}

	private static boolean hasProcess(Machine machine) {
		return switch (machine.getState()) {
			case RUNNING, PAUSED, MIGRATING, INCOMING, SEALED, SHUTDOWN, UNRESPONSIVE -> true;
			case FAILED -> machine.getPid() != 0;
			case DEFINED, CONNECTING, LOST, ENDED -> false;
		};
	}
}
