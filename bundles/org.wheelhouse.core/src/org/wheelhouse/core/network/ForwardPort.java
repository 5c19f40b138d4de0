package org.wheelhouse.core.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.KeptOperation;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/**
 * Lets a port of the host lead to one of the guest, or no longer, while the machine runs. Only the human monitor has commands for
 * that; what it prints tells whether it was done.
 */
public final class ForwardPort implements Operation<Done> {

	private static final String REMOVED = " removed";

	private final MachineAccess machine;
	private final String network;
	private final Forward forward;
	private final boolean added;

	private ForwardPort(MachineAccess machine, String network, Forward forward, boolean added) {
		this.machine = machine;
		this.network = network;
		this.forward = forward;
		this.added = added;
	}

	/**
	 * From now on it does.
	 *
	 * @param network id of a user network
	 */
	public static ForwardPort add(MachineAccess machine, String network, Forward forward) {
		return new ForwardPort(machine, network, forward, true);
	}

	/** From now on it does not; what is connected already stays so. */
	public static ForwardPort remove(MachineAccess machine, String network, Forward forward) {
		return new ForwardPort(machine, network, forward, false);
	}

	/** The same, which the definition follows: where the machine has one. */
	public Operation<Done> alsoAtNextStart() {
		return machine.definition()
				.map(file -> KeptOperation.in(file, this,
						now -> new DefinedForwards(network).with(now, forward, added)))
				.orElse(this);
	}

	@Override
	public String label() {
		return (added ? "Forward " : "Stop forwarding ") + forward.rule() + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command(),
				added ? "let the port of the host lead to the guest" : "close the port of the host"));
	}

	private HumanMonitorCommand command() {
		return new HumanMonitorCommand(added
				? "hostfwd_add " + network + " " + forward.rule()
				: "hostfwd_remove " + network + " " + forward.hostEnd());
	}

	@Override
	public CompletableFuture<Done> run() {
		var failed = added
				? "Port " + forward.hostPort() + " could not be forwarded"
				: "The forward of port " + forward.hostPort() + " could not be removed";
		return Commands.send(machine, command(), failed).thenCompose(printed -> {
			var words = printed.strip();
			return (added ? words.isEmpty() : words.endsWith(REMOVED))
					? CompletableFuture.completedFuture(new Done())
					: CompletableFuture.<Done>failedFuture(new OperationFailed(failed, command().toJson(), words,
							List.of(), Advice.about(words), null));
		}).whenComplete((_, _) -> machine.invalidate(Topic.NETWORK));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new ForwardPort(machine, network, forward, !added));
	}
}
