package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.NetdevAdd;
import org.wheelhouse.qmp.command.NetdevDel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Exchanges the network of a hub. The new one comes before the old one goes: a card that sends while it leads nowhere never sends
 * again. A network of its own is put on the hub, for one that has a port already would end QEMU.
 */
final class ExchangeOnHub implements Operation<MoveResult> {

	private final MachineAccess machine;
	private final String card;
	private final PrintedNetwork.Port old;
	private final Steps coming;
	private final List<NetdevDel> going;

	/**
	 * @param old     the port of the network that goes; of no name where the hub has none
	 * @param network that comes
	 */
	ExchangeOnHub(MachineAccess machine, String card, PrintedNetwork.Port old, Backends network) {
		this.machine = machine;
		this.card = card;
		this.old = old;
		var port = NetworkChange.port(network.name());
		var steps = new ArrayList<Step>(network.steps());
		steps.add(new Step.Send(machine,
				new NetdevAdd("hubport", port,
						JsonNodeFactory.instance.objectNode().put("hubid", old.hub()).put("netdev", network.name())),
				"put it on the hub", "The network could not be put on the hub", new NetdevDel(port), "its port"));
		coming = new Steps(steps);
		going = old.peer().map(gone -> List.of(new NetdevDel(old.id()), new NetdevDel(gone))).orElse(List.of());
	}

	@Override
	public String label() {
		return "Change the network of " + card + " on " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		var plan = new ArrayList<>(coming.plan());
		going.forEach(command -> plan.add(PlannedCommand.of(machine, command, "remove what was there before")));
		return List.copyOf(plan);
	}

	@Override
	public CompletableFuture<MoveResult> run() {
		CompletableFuture<?> done = coming.run();
		for (var command : going) {
			done = done.thenCompose(_ -> Commands.send(machine, command,
					"The new network is on the hub, but the old one is there still"));
		}
		return done.<MoveResult>thenApply(_ -> new MoveResult.Moved(new PluggedDevice(card, "hub " + old.hub())))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
						.named("The network of " + card + " could not be changed", problem)))
				.whenComplete((_, _) -> machine.invalidate(Topic.NETWORK));
	}

	/** QEMU does not tell all that the old one was made of. */
	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.empty();
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.NETWORK, "Change the network of", card, "", ""));
	}
}
