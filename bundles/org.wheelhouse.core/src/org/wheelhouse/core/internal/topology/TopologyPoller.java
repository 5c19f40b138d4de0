package org.wheelhouse.core.internal.topology;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.topology.TopologyReader;
import org.wheelhouse.qmp.session.CommandSender;

/** The buses of all kinds. No event tells that another client has plugged something. */
public final class TopologyPoller implements Poller {

	/** The buses of all kinds. */
	public static final Facet FACET = new Facet(Topic.TOPOLOGY,
			Set.of("RESET", "DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR", "UNPLUG_PRIMARY", "FAILOVER_NEGOTIATED"),
			context -> new TopologyPoller(context.machine()), TopologySync::new);

	private final TopologyReader reader;

	public TopologyPoller(CommandSender machine) {
		reader = new TopologyReader(machine);
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return reader.read().thenApply(
				topology -> snapshot -> snapshot
						.with(snapshot.trees().with(MachineTrees.TOPOLOGY, Optional.of(topology))));
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> askAgain() {
		reader.forget();
		return ask();
	}
}
