package org.wheelhouse.core.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.NetdevDel;

/**
 * Removes a network that no card uses. QEMU does not tell all that it was made of, so nothing takes that back.
 *
 * @param network its id
 */
public record RemoveNetwork(MachineAccess machine, String network) implements Operation<Done> {

	@Override
	public String label() {
		return "Remove the network " + network + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command(), "remove the network"));
	}

	private NetdevDel command() {
		return new NetdevDel(network);
	}

	/** Somebody may have plugged a card in that uses it. */
	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(command().name(), command().arguments());
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, command(), "The network " + network + " could not be removed")
				.whenComplete((_, _) -> machine.invalidate(Topic.NETWORK));
	}
}
