package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.Host;

/**
 * Makes what a {@link Plan} says: all, or nothing. Looks once more before; what was made is removed again when a later step
 * fails or is given up. Any thread; nothing blocks.
 */
public final class MachineCreation {

	private final Host host;
	private final Collection<MachineSnapshot> machines;

	/**
	 * @param host     on which it is made
	 * @param machines all that are known
	 */
	public MachineCreation(Host host, Collection<MachineSnapshot> machines) {
		this.host = host;
		this.machines = List.copyOf(machines);
	}

	/**
	 * Makes a machine.
	 *
	 * @return its definition, which nobody knows yet; fails with {@link OperationFailed}, with what could not be taken back
	 */
	public Undertaking<Path> create(Plan plan, Progress progress) {
		var machine = plan.machine();
		var files = new FileSteps(host, Map.of(machine.definition(), plan.text()), seed(machine));
		return Undertaking.begin(work -> Surroundings.look(host, plan.around().offer(), machine, machines)
				.thenApply(now -> asPlanned(plan, Plan.of(machine, now)))
				.thenCompose(now -> files.run(work, "The machine " + machine.name() + " was not made", now.steps(),
						progress))
				.thenApply(_ -> machine.definition()));
	}

	private static Map<String, byte[]> seed(NewMachine machine) {
		return machine.source() instanceof Source.CloudImage(_, _, var seed)
				? CloudSeed.files(seed,
						seed.hostName().isEmpty() ? CloudSeed.hostName(machine.name()) : seed.hostName(),
						machine.identity().uuid().toString())
				: Map.of();
	}

	private static Plan asPlanned(Plan plan, Plan now) {
		if (!now.isPossible()) {
			throw new CompletionException(OperationFailed.refused(
					"The machine " + plan.machine().name() + " cannot be made so",
					now.problems().getFirst().message()));
		}
		if (!now.text().equals(plan.text()) || !now.steps().equals(plan.steps())) {
			throw new CompletionException(OperationFailed.refused(
					"What the machine " + plan.machine().name() + " is made of has changed meanwhile",
					"Look at what would be done now, and confirm it once more."));
		}
		return now;
	}
}
