package org.wheelhouse.core.power;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.UnfinishedJobs;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Quit;
import org.wheelhouse.qmp.command.SystemPowerdown;
import org.wheelhouse.qmp.message.Event;

/**
 * Powers a guest down and starts its machine again when its QEMU has ended, so that it runs what its definition says by then.
 * A guest that does not power down in time runs on, and nothing is started.
 */
public final class PowerCycle implements Operation<String> {

	/** A QEMU that stays when its guest has powered down, as with {@code -no-shutdown}, is told to end after this. */
	private static final Duration ENDING = Duration.ofSeconds(5);

	private final MachineAccess machine;
	private final Duration deadline;
	private final CompletableFuture<String> ended;
	private final Supplier<CompletableFuture<String>> start;

	/**
	 * @param deadline how long the guest may take
	 * @param ended    completes when its process has ended
	 * @param start    starts it again, with whatever is asked before a start
	 */
	public PowerCycle(MachineAccess machine, Duration deadline, CompletableFuture<String> ended,
			Supplier<CompletableFuture<String>> start) {
		this.machine = machine;
		this.deadline = deadline;
		this.ended = ended;
		this.start = start;
	}

	@Override
	public String label() {
		return "Restart " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new SystemPowerdown(), "press the power button"));
	}

	/** Its QEMU ends, and with it what other clients have begun there. */
	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return UnfinishedJobs.endingWith(machine);
	}

	@Override
	public CompletableFuture<String> run() {
		var down = machine.awaitEvent(event -> event.name().equals("SHUTDOWN"), deadline);
		return Commands.send(machine, new SystemPowerdown(), "The power button could not be pressed")
				.whenComplete((_, problem) -> {
					machine.invalidate(Topic.STATUS);
					if (problem != null) {
						down.cancel(false);
					}
				}).thenCompose(_ -> down.exceptionallyCompose(this::notDown)).thenCompose(_ -> end())
				.thenCompose(_ -> start.get());
	}

	private CompletableFuture<Event> notDown(Throwable problem) {
		return CompletableFuture.failedFuture(OperationFailed.cause(problem) instanceof TimeoutException
				? OperationFailed.refused(
						"The guest of " + machine.name() + " has not powered down within " + deadline.toSeconds()
								+ " s of being asked. It runs on, and nothing was started.",
						"Shut it down from within, or end it by Force Off, and start the machine then.")
				: OperationFailed.of("It is not known whether the guest of " + machine.name() + " has powered down",
						problem, List.of()));
	}

	private CompletableFuture<String> end() {
		return ended.copy().orTimeout(ENDING.toMillis(), TimeUnit.MILLISECONDS)
				.exceptionallyCompose(_ -> Commands.send(machine, new Quit(), "The machine could not be ended")
						.thenCompose(_ -> ended));
	}
}
