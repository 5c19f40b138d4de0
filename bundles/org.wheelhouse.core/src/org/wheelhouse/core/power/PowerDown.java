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
import org.wheelhouse.qmp.command.SystemPowerdown;
import org.wheelhouse.qmp.message.Event;

/** Presses the power button: the guest decides what to do about it, and may do nothing. */
public final class PowerDown implements Operation<Done> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final MachineAccess machine;
	private final Duration patience;
	private Optional<AwaitedEvent> asked = Optional.empty();

	/** @param machine to be acted on */
	public PowerDown(MachineAccess machine) {
		this(machine, PATIENCE);
	}

	/** @param patience after which it is said that the guest still runs */
	public PowerDown(MachineAccess machine, Duration patience) {
		this.machine = machine;
		this.patience = patience;
	}

	@Override
	public String label() {
		return "Power down " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, new SystemPowerdown(), "press the power button"));
	}

	@Override
	public CompletableFuture<Done> run() {
		var guest = "The guest of " + machine.name();
		var listening = AwaitedEvent.listen(machine, event -> event.name().equals("SHUTDOWN"),
				new AwaitedEvent.Words(guest + " was asked to power down", patience,
						guest + " has not powered down within " + patience.toSeconds() + " s of being asked",
						event -> isPowerDown(event)
								? guest + " has powered down"
								: machine.name() + " ended before its guest powered down",
						"The connection to " + machine.name() + " was lost before its guest powered down"));
		asked = Optional.of(listening);
		return listening
				.unlessRefused(Commands.send(machine, new SystemPowerdown(), "The power button could not be pressed"))
				.whenComplete((_, _) -> machine.invalidate(Topic.STATUS));
	}

	/** QEMU before 4.0 does not tell the reason, before 2.10 nothing. */
	private static boolean isPowerDown(Event shutdown) {
		return shutdown.data().path("guest").asBoolean(true)
				&& !shutdown.data().path("reason").asText().equals("guest-panic");
	}

	@Override
	public News news(Done result) {
		return asked.map(AwaitedEvent::news).orElseGet(() -> News.done(this));
	}
}
