package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.MachineSnapshot;
import org.wheelhouse.core.topology.CommandSender;
import org.wheelhouse.core.topology.PciTopologyReader;

/** The PCI topology. No event tells that the firmware has numbered the buses, so until then it is asked again and again. */
final class PciQuestion implements Question {

	private static final Duration PERIOD = Duration.ofSeconds(2);

	private final PciTopologyReader reader;
	private boolean changes = true;

	PciQuestion(CommandSender machine) {
		reader = new PciTopologyReader(machine);
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return reader.read().thenApply(topology -> snapshot -> {
			// Whether the guest runs is not looked at: after RESUME this answer may come before that of query-status.
			changes = !topology.numbered();
			return snapshot.with(snapshot.trees().withPci(Optional.of(topology)));
		});
	}

	@Override
	public Optional<Duration> period() {
		return changes ? Optional.of(PERIOD) : Optional.empty();
	}
}
