package org.wheelhouse.ui.migration;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryLookup;

/**
 * Keeps the last migration that was shown, because the model forgets it: a failed one is parted from its destination, a
 * completed one loses its source, and the counters go when nobody watches. Model thread.
 */
final class MigrationMemory {

	private @Nullable MigrationReading last;

	/** What is to be shown of the migration that this machine takes or took part in. */
	MigrationReading read(Machine shown) {
		MigrationReading fresh = MigrationReading.of(paired(MigrationPair.of(shown)));
		MigrationReading kept = last;
		if (fresh.phase() != MigrationPhase.NONE) {
			boolean parted = fresh.destination().isEmpty() && kept != null && sameSource(kept, fresh);
			return keep(parted && kept != null ? fresh.withDestination(kept.destination()) : fresh);
		}
		return kept != null && takesPart(kept, shown) ? keep(afterwards(kept, shown)) : fresh;
	}

	private MigrationReading keep(MigrationReading reading) {
		last = reading;
		return reading;
	}

	/** The same pair with the destination that it had before it was parted. */
	private MigrationPair paired(MigrationPair pair) {
		MigrationReading kept = last;
		if (kept == null || pair.destination().isPresent() || !kept.source().id().equals(pair.source().getId())) {
			return pair;
		}
		return new MigrationPair(pair.source(), kept.destination().flatMap(end -> find(pair.source(), end)));
	}

	/** The kept reading with both ends as they are now. A source may end before anybody has seen its last word. */
	private static MigrationReading afterwards(MigrationReading kept, Machine shown) {
		Optional<MigrationEnd> source = find(shown, kept.source()).map(MigrationEnd::of);
		Optional<MigrationEnd> destination = kept.destination().flatMap(end -> find(shown, end)).map(MigrationEnd::of)
				.or(kept::destination);
		MigrationReading now = kept.withSource(source.orElseGet(() -> kept.source().ended()))
				.withDestination(destination);
		boolean moved = hasLeft(now.source().state()) && destination.filter(end -> hasGuest(end.state())).isPresent();
		return kept.phase().underWay() && moved ? now.completed() : now;
	}

	private static boolean hasLeft(MachineState source) {
		return source == MachineState.SEALED || source == MachineState.ENDED;
	}

	private static boolean hasGuest(MachineState destination) {
		return destination == MachineState.RUNNING || destination == MachineState.PAUSED;
	}

	private static boolean sameSource(MigrationReading one, MigrationReading other) {
		return one.source().id().equals(other.source().id());
	}

	private static boolean takesPart(MigrationReading reading, Machine machine) {
		return reading.source().id().equals(machine.getId())
				|| reading.destination().filter(end -> end.id().equals(machine.getId())).isPresent();
	}

	private static Optional<Machine> find(Machine neighbour, MigrationEnd end) {
		Host host = neighbour.getHost();
		return host == null || host.getInventory() == null
				? Optional.empty()
				: InventoryLookup.machine(host.getInventory(), end.id());
	}
}
