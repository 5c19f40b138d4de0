package org.wheelhouse.core.power;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.SealedSource;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * Lets the guest go on, by what helps in the state that it is in: its CPUs run; one that sleeps is woken; a machine that is not made
 * yet ({@code -preconfig}) is made. Where nothing of these helps it says what to wait for. On the source of a completed migration QEMU would do it too, and the guest would run twice on
 * the same disks: there it is refused unless a person has confirmed it.
 */
public final class Resume implements Operation<Done> {

	private static final String UNMADE = "preconfig";
	private static final RawCommand MAKE = new RawCommand("x-exit-preconfig");
	private static final RawCommand WAKE = new RawCommand("system_wakeup");
	private static final String SLEEPS = "suspended";
	private static final Duration WAKING = Duration.ofSeconds(5);
	/** What goes on by itself, and why there is nothing to resume. */
	private static final Map<String, String> WAIT = Map.of("inmigrate",
			"It waits for the memory of another machine, and runs when that has come.", "finish-migrate",
			"The last of its memory is on its way to another machine. Wait for the migration to end, or cancel it.",
			"save-vm", "Its state is being saved, after which it goes on by itself.", "restore-vm",
			"Its state is being loaded, after which it goes on by itself.");

	private final MachineAccess machine;
	private final boolean confirmed;

	/** Resumes a machine unless it is sealed. */
	public Resume(MachineAccess machine) {
		this(machine, false);
	}

	/** @param confirmed whether a person has said that a sealed machine shall run all the same */
	public Resume(MachineAccess machine, boolean confirmed) {
		this.machine = machine;
		this.confirmed = confirmed;
	}

	@Override
	public String label() {
		return (isShown(SLEEPS) ? "Wake Up " : "Resume ") + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		if (isShown(SLEEPS)) {
			return List.of(PlannedCommand.of(machine, WAKE, "wake the guest"));
		}
		var run = PlannedCommand.of(machine, new Cont(), "let the guest's CPUs run");
		if (!isShown(UNMADE)) {
			return List.of(run);
		}
		var make = PlannedCommand.of(machine, MAKE, "make the machine and let it run");
		return machine.commandLine().contains("-S") ? List.of(make, run) : List.of(make);
	}

	private boolean isShown(String status) {
		return machine.snapshot().condition().status().equals(status);
	}

	@Override
	public CompletableFuture<Done> run() {
		// What is shown may be older than the end of a migration: ask right before.
		return Commands.send(machine, new QueryStatus(), "The machine does not say what it is doing")
				.thenCompose(status -> {
					if (status.status().equals(SealedSource.STATUS) && !confirmed) {
						var sealed = SealedSource.warning(machine);
						return CompletableFuture.failedFuture(OperationFailed
								.refused(sealed.what().substring(0, sealed.what().length() - 1), sealed.advice()));
					}
					return helpIn(status.status());
				}).whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	private CompletableFuture<Done> helpIn(String status) {
		if (WAIT.containsKey(status)) {
			return CompletableFuture.failedFuture(
					OperationFailed.refused("There is nothing to resume in " + machine.name(), WAIT.get(status)));
		}
		return switch (status) {
			case UNMADE -> make();
			case SLEEPS -> wake();
			default -> letRun();
		};
	}

	/** Since 6.0 QEMU calls a machine that is not made yet prelaunch, as one that is made and waits: cont tells. */
	private CompletableFuture<Done> letRun() {
		return Commands.send(machine, new Cont(), "The machine could not be resumed")
				.exceptionallyCompose(
						problem -> OperationFailed.cause(problem).getCause() instanceof CommandFailed failed
								&& failed.isBeforeMachine() ? make() : CompletableFuture.failedFuture(problem));
	}

	private CompletableFuture<Done> make() {
		return Commands.send(machine, MAKE, "The machine could not be made")
				.thenCompose(
						_ -> Commands.send(machine, new QueryStatus(), "The machine does not say what it is doing"))
				.thenCompose(status -> status.running()
						? CompletableFuture.completedFuture(new Done())
						: Commands.send(machine, new Cont(), "The machine was made, and could not be resumed"));
	}

	/** QEMU answers when it has been asked, not when the guest is awake. */
	private CompletableFuture<Done> wake() {
		var woken = machine.awaitEvent(event -> event.name().equals("WAKEUP"), WAKING);
		return Commands.send(machine, WAKE, "The guest could not be woken").thenCompose(
				_ -> woken.handle((_, problem) -> problem == null).thenCompose(awake -> awake
						? CompletableFuture.completedFuture(new Done())
						: CompletableFuture.failedFuture(OperationFailed.refused(
								machine.name() + " sleeps on: QEMU was asked to wake it, and did not say within "
										+ WAKING.toSeconds() + " s that it has",
								"Press a key on its screen, or reset it."))));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new Pause(machine));
	}
}
