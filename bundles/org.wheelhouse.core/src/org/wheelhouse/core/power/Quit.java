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

/** Ends QEMU at once, as pulling the plug would; what the guest has not written is lost. */
public final class Quit implements Operation<Done> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final MachineAccess machine;
	private Optional<AwaitedEvent> asked = Optional.empty();

	/** @param machine to be acted on */
	public Quit(MachineAccess machine) {
		this.machine = machine;
	}

	@Override
	public String label() {
		return "Quit " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new org.wheelhouse.qmp.command.Quit(), "end QEMU at once"));
	}

	@Override
	public CompletableFuture<Done> run() {
		var listening = untilItEnds(machine, "QEMU was asked to end " + machine.name());
		asked = Optional.of(listening);
		return listening.unlessRefused(
				Commands.send(machine, new org.wheelhouse.qmp.command.Quit(), "QEMU could not be ended"))
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	/** Nothing but the end of its connection tells that QEMU has ended. */
	static AwaitedEvent untilItEnds(MachineAccess machine, String asked) {
		return AwaitedEvent.listen(machine, _ -> false, new AwaitedEvent.Words(asked, PATIENCE,
				machine.name() + " has not ended within " + PATIENCE.toSeconds() + " s", _ -> "",
				machine.name() + " has ended"));
	}

	@Override
	public News news(Done result) {
		return asked.map(AwaitedEvent::news).orElseGet(() -> News.done(this));
	}
}
