package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.MachineSnapshot;
import org.wheelhouse.core.topology.CommandSender;
import org.wheelhouse.core.topology.PciTopologyReader;
import org.wheelhouse.model.live.MachineState;

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
			// A guest that stands still numbers nothing; when it goes on, an event makes the topic stale.
			changes = !topology.numbered() && snapshot.condition().state() == MachineState.RUNNING;
			return snapshot.with(snapshot.trees().withPci(Optional.of(topology)));
		});
	}

	@Override
	public Optional<Duration> period() {
		return changes ? Optional.of(PERIOD) : Optional.empty();
	}
}
