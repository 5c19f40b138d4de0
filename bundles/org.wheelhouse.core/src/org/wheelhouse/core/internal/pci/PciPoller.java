package org.wheelhouse.core.internal.pci;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * The PCI topology. No event tells that the firmware has numbered the buses, so until then it is asked again and again; nor
 * that the guest has given a device that came while it runs its addresses, so that is asked for some time.
 */
public final class PciPoller implements Poller {

	/** The PCI topology. A guest that was never started has buses without numbers; a reset numbers them anew. */
	public static final Facet FACET = new Facet(Topic.PCI,
			Set.of("RESUME", "RESET", "DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR",
					"UNPLUG_PRIMARY", "FAILOVER_NEGOTIATED"),
			context -> new PciPoller(context.machine()),
			() -> TreeSync.of(MachineTrees.PCI, Literals.MACHINE__PCI, new PciSync()::apply));

	private static final Duration PERIOD = Duration.ofSeconds(1);
	/** So often it is asked for the addresses of the same devices: a guest without a driver for hotplug never gives any. */
	private static final int PATIENCE = 20;

	private final PciTopologyReader reader;
	private boolean changes = true;
	private Set<String> awaited = Set.of();
	private int awaitedFor;

	public PciPoller(CommandSender machine) {
		reader = new PciTopologyReader(machine);
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return reader.read().thenApply(topology -> snapshot -> {
			// Whether the guest runs is not looked at: after RESUME this answer may come before that of query-status.
			boolean addressesCome = addressesCome(topology);
			changes = !topology.numbered() || addressesCome;
			return snapshot.with(snapshot.trees().with(MachineTrees.PCI, Optional.of(topology)));
		});
	}

	private boolean addressesCome(PciTopology topology) {
		var unmapped = topology.allFunctions().filter(PciFunction::unmapped).map(PciFunction::key)
				.collect(Collectors.toUnmodifiableSet());
		if (!unmapped.equals(awaited)) {
			awaited = unmapped;
			awaitedFor = 0;
		}
		return !unmapped.isEmpty() && awaitedFor++ < PATIENCE;
	}

	@Override
	public Optional<Duration> period() {
		return changes ? Optional.of(PERIOD) : Optional.empty();
	}
}
