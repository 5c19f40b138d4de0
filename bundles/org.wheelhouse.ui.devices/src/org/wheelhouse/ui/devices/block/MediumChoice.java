package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.wheelhouse.core.difference.NextMedium;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph.Device;

/**
 * What the form of a medium offers of one machine besides the drive.
 *
 * @param before   full paths of media that were put in, the last one first
 * @param machine  empty where nobody knows it
 * @param remember told of what has been put in
 */
record MediumChoice(List<String> before, Optional<MachineAccess> machine, Consumer<String> remember) {

	/** Nothing. */
	static final MediumChoice NONE = new MediumChoice(List.of(), Optional.empty(), _ -> {
		// nobody wants to know
	});

	MediumChoice {
		before = List.copyOf(before);
	}

	/** Whether the next start can have the medium, too. */
	boolean definable() {
		return machine.flatMap(MachineAccess::definition).isPresent();
	}

	/** The same with what comes after it. */
	<R> Operation<R> having(Operation<R> operation, Device drive, Path file, String format, boolean nextStart) {
		var defined = nextStart && machine.isPresent()
				? NextMedium.defining(machine.get(), operation, drive, Optional.of(file), format)
				: operation;
		return defined.continued(run -> run.whenComplete((_, problem) -> {
			if (problem == null) {
				remember.accept(file.toString());
			}
		}));
	}
}
