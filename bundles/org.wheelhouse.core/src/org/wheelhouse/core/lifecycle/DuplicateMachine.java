package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.creation.FileSteps;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.Host;

/**
 * A second machine like one that does not run: with a name, UUID, MAC addresses and ports of its own, and with disks of its own,
 * copied or linked. Any thread; nothing blocks.
 */
public final class DuplicateMachine {

	/** How the second machine gets its disks. */
	public enum Disks {
		/** Each is copied. */
		COPIED,
		/** Each becomes a base that nobody writes to any more, and both machines get an overlay on it. */
		LINKED
	}

	/**
	 * What is wanted.
	 *
	 * @param id     the row of the machine
	 * @param name   of the second one
	 * @param folder in which its own folder is made
	 */
	public record Wish(String id, String name, Path folder, Disks disks) {}

	private final Host host;
	private final Supplier<? extends Collection<MachineSnapshot>> machines;
	private final Wish wish;
	private final Draws draws;
	private final DuplicatePlan plan;

	private DuplicateMachine(Host host, Supplier<? extends Collection<MachineSnapshot>> machines, Wish wish,
			Draws draws,
			DuplicatePlan plan) {
		this.host = host;
		this.machines = machines;
		this.wish = wish;
		this.draws = draws;
		this.plan = plan;
	}

	/**
	 * Looks what it would take.
	 *
	 * @param host     of the machine
	 * @param machines all that are known, at each call
	 * @return fails with {@link OperationFailed} when the machine has no definition that can be read
	 */
	public static CompletableFuture<DuplicateMachine> plan(Host host,
			Supplier<? extends Collection<MachineSnapshot>> machines, Wish wish) {
		var draws = Draws.fresh();
		return look(host, machines, wish, draws)
				.thenApply(plan -> new DuplicateMachine(host, machines, wish, draws, plan));
	}

	private static CompletableFuture<DuplicatePlan> look(Host host,
			Supplier<? extends Collection<MachineSnapshot>> machines, Wish wish, Draws draws) {
		var known = machines.get();
		return MachineOnDisk.look(host, wish.id(), known)
				.thenCompose(machine -> Ground.look(host, machine, wish, known)
						.thenApply(ground -> new DuplicatePlanner(machine, ground, wish, draws).plan()));
	}

	/** What is done to files, in order. */
	public List<FileStep> steps() {
		return plan.steps();
	}

	/** Why it cannot be done so; none when it can. */
	public List<FieldProblem> problems() {
		return plan.problems();
	}

	/** What a person should know before, in whole sentences. */
	public List<String> notes() {
		return plan.notes();
	}

	/** The machine's definition, from which the others are made. */
	public WrittenDefinition original() {
		return plan.original();
	}

	/** The definitions that are written. */
	public List<WrittenDefinition> written() {
		return plan.texts().entrySet().stream().map(text -> new WrittenDefinition(text.getKey(), text.getValue()))
				.toList();
	}

	/** Where the second machine's definition will be. */
	public Path definition() {
		return plan.definition();
	}

	/** The second machine's definition. */
	public String text() {
		return plan.texts().getOrDefault(plan.definition(), "");
	}

	/**
	 * Does it: all, or nothing. Looks once more before.
	 *
	 * @return the second machine's definition, which nobody knows yet; fails with {@link OperationFailed}
	 */
	public Undertaking<Path> run(Progress progress) {
		return Undertaking.begin(work -> look(host, machines, wish, draws).thenApply(this::asPlanned)
				.thenCompose(now -> new FileSteps(host, now.texts(), Map.of()).run(work,
						"The machine " + wish.name() + " was not made", now.steps(), progress))
				.thenApply(_ -> plan.definition()));
	}

	private DuplicatePlan asPlanned(DuplicatePlan now) {
		if (!now.problems().isEmpty()) {
			throw new CompletionException(OperationFailed.refused("The machine cannot be duplicated so",
					now.problems().getFirst().message()));
		}
		if (!now.equals(plan)) {
			throw new CompletionException(OperationFailed.refused("What is duplicated has changed meanwhile",
					"Look at what would be done now, and confirm it once more."));
		}
		return now;
	}
}
