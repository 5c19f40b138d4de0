package org.wheelhouse.core.power;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.AwaitedEvent;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * Ends a machine's process, whether or not its monitor answers. A machine that this workbench launched is ended through
 * its host; one that somebody else started can only be asked to quit.
 */
public final class ForceOff implements Operation<Done> {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final String name;
	private final Way way;
	private Optional<AwaitedEvent> asked = Optional.empty();

	private sealed interface Way {

		/** @param access the connection by which its end is heard */
		record Kill(Host host, HostedMachine machine, Optional<MachineAccess> access) implements Way {}

		record Ask(MachineAccess machine) implements Way {}
	}

	/** Cuts a connected machine off. */
	public ForceOff(MachineAccess machine) {
		this(machine.name(),
				machine.hosted().<Way>map(hosted -> new Way.Kill(machine.host(), hosted, Optional.of(machine)))
						.orElseGet(() -> new Way.Ask(machine)));
	}

	/** Cuts a launched machine off that is not connected. */
	public ForceOff(Host host, HostedMachine machine) {
		this(machine.name(), new Way.Kill(host, machine, Optional.empty()));
	}

	/** Cuts a machine off, connected or not; empty when it has no process that could be ended from here. */
	public static Optional<ForceOff> of(Machines machines, String id) {
		return machines.machine(id).map(ForceOff::new).or(() -> machines.hosted(id)
				.flatMap(hosted -> machines.host(id).map(host -> new ForceOff(host, hosted))));
	}

	private ForceOff(String name, Way way) {
		this.name = name;
		this.way = way;
	}

	@Override
	public String label() {
		return "Force Off " + name;
	}

	@Override
	public Optional<ReadOnly> locked() {
		return switch (way) {
			case Way.Kill(_, _, var access) -> access.flatMap(MachineAccess::readOnly);
			case Way.Ask(var machine) -> machine.readOnly();
		};
	}

	/** Empty when the process is ended by its host: then QEMU is not asked. */
	@Override
	public List<PlannedCommand> plan() {
		return switch (way) {
			case Way.Kill _ -> List.of();
			case Way.Ask(var machine) ->
				List.of(PlannedCommand.of(machine, new org.wheelhouse.qmp.command.Quit(), "end QEMU at once"));
		};
	}

	@Override
	public CompletableFuture<Done> run() {
		return switch (way) {
			case Way.Kill(var host, var hosted, var access) -> {
				asked = access.map(machine -> Quit.untilItEnds(machine, killed()));
				yield heeded(kill(host, hosted));
			}
			case Way.Ask(var machine) -> {
				asked = Optional.of(Quit.untilItEnds(machine, "QEMU was asked to end " + name));
				yield heeded(ask(machine));
			}
		};
	}

	private CompletableFuture<Done> heeded(CompletableFuture<Done> answer) {
		return asked.map(listening -> listening.unlessRefused(answer)).orElse(answer);
	}

	private String killed() {
		return "The process of " + name + " was killed";
	}

	@Override
	public News news(Done result) {
		return asked.map(AwaitedEvent::news).orElseGet(() -> News.of(killed()));
	}

	private CompletableFuture<Done> kill(Host host, HostedMachine machine) {
		return host.kill(machine).thenApply(_ -> new Done()).exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(
						OperationFailed.of("The process of " + name + " could not be ended", problem, List.of())));
	}

	private CompletableFuture<Done> ask(MachineAccess machine) {
		return machine.send(new org.wheelhouse.qmp.command.Quit(), PATIENCE).exceptionallyCompose(problem -> {
			var cause = OperationFailed.cause(problem);
			var words = cause instanceof CommandFailed refusal ? refusal.description() : "";
			return CompletableFuture.failedFuture(new OperationFailed(
					name + " did not quit", new org.wheelhouse.qmp.command.Quit().toJson(), words, List.of(),
					advice(machine), cause));
		});
	}

	private static String advice(MachineAccess machine) {
		var pid = Optional.of(machine.snapshot().identity().pid()).filter(known -> known > 0);
		return "This workbench did not start it and does not end processes of others. End "
				+ pid.map(known -> "process " + known).orElse("its process") + " on " + machine.host().label() + ".";
	}
}
