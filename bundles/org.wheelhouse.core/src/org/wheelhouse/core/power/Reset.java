package org.wheelhouse.core.power;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.AwaitedEvent;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.SystemReset;
import org.wheelhouse.qmp.message.Event;

/** Resets the guest at once, as the button on a computer does. */
public final class Reset implements Operation<Done> {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final MachineAccess machine;
	private Optional<AwaitedEvent> asked = Optional.empty();

	/** @param machine to be acted on */
	public Reset(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Reset " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new SystemReset(), "reset the guest at once"));
	}

	@Override
	public CompletableFuture<Done> run() {
		var name = machine.name();
		var listening = AwaitedEvent.listen(machine, event -> isReset(event) || isEnd(event),
				new AwaitedEvent.Words(name + " was asked to reset", PATIENCE,
						name + " has not reset within " + PATIENCE.toSeconds() + " s of being asked",
						event -> isReset(event) ? label() + ": done" : name + " ended instead of resetting",
						"The connection to " + name + " was lost before it reset"));
		asked = Optional.of(listening);
		return listening.unlessRefused(Commands.send(machine, new SystemReset(), "The machine could not be reset"))
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	private static boolean isReset(Event event) {
		return event.name().equals("RESET") && !event.data().path("guest").asBoolean();
	}

	private static boolean isEnd(Event event) {
		return event.name().equals("SHUTDOWN");
	}

	@Override
	public News news(Done result) {
		return asked.map(AwaitedEvent::news).orElseGet(() -> News.done(this));
	}
}
