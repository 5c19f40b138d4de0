package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.migration.chart.Sight;
import org.wheelhouse.ui.part.InventoryLookup;

/**
 * Finds the migration that a machine takes or took part in: what its source tells, else what was seen last, else the newest of
 * the history. What was seen is kept, for a source that has arrived ends and takes what it told along. Model thread.
 */
public final class LastSeen {

	private @Nullable MigrationReading last;

	/** What is to be shown of this machine's migration; empty when there was none. */
	public Optional<MigrationReading> read(Machine shown) {
		MigrationPair pair = paired(MigrationPair.of(shown));
		MigrationState state = pair.source().getMigration();
		// The counters of the receiving end alone would read as those of a source.
		if (state != null && state.getRole() != MigrationRole.DESTINATION && !state.getStatus().isEmpty()
				&& !state.getStatus().equals("none")) {
			last = parted(MigrationReading.live(pair, state));
			return Optional.ofNullable(last);
		}
		MigrationReading kept = last;
		if (kept != null && kept.takesPart(shown)) {
			last = afterwards(kept, shown);
			return Optional.ofNullable(last);
		}
		return recorded(shown);
	}

	/** A failed one is parted from its destination, which is told of all the same. */
	private MigrationReading parted(MigrationReading fresh) {
		MigrationReading kept = last;
		return fresh.destination().isEmpty() && kept != null && kept.source().id().equals(fresh.source().id())
				? fresh.with(fresh.source(), kept.destination(), false)
				: fresh;
	}

	/** The same pair with the destination that it had before it was parted. */
	private MigrationPair paired(MigrationPair pair) {
		MigrationReading kept = last;
		if (kept == null || pair.destination().isPresent() || !kept.source().id().equals(pair.source().getId())) {
			return pair;
		}
		return new MigrationPair(pair.source(), kept.destination().flatMap(end -> find(pair.source(), end)));
	}

	/** With both ends as they are now. A source may end before anybody has seen its last word. */
	private static MigrationReading afterwards(MigrationReading kept, Machine shown) {
		MigrationEnd source = find(shown, kept.source()).map(MigrationEnd::of).orElseGet(() -> kept.source().ended());
		Optional<MigrationEnd> destination = kept.destination().flatMap(end -> find(shown, end)).map(MigrationEnd::of)
				.or(kept::destination);
		boolean moved = hasLeft(source.state()) && destination.filter(end -> hasGuest(end.state())).isPresent();
		return kept.with(source, destination, kept.progress().underWay() && moved);
	}

	private static Optional<MigrationReading> recorded(Machine shown) {
		return record(shown).flatMap(record -> {
			MigrationState state = record.getState();
			return state == null ? Optional.empty() : Optional.of(MigrationReading.played(record, state, Sight.WHOLE));
		});
	}

	/** The newest of the history that this machine took part in, whether or not its course is there. */
	public static Optional<MigrationRecord> record(Machine shown) {
		Inventory inventory = inventory(shown);
		return inventory == null
				? Optional.empty()
				: inventory.getMigrations().stream()
						.filter(record -> !record.isRecording() && (shown.getId().equals(record.getSourceId())
								|| shown.getId().equals(record.getDestinationId())))
						.findFirst();
	}

	private static boolean hasLeft(MachineState source) {
		return source == MachineState.SEALED || source == MachineState.ENDED;
	}

	private static boolean hasGuest(MachineState destination) {
		return destination == MachineState.RUNNING || destination == MachineState.PAUSED;
	}

	private static Optional<Machine> find(Machine neighbour, MigrationEnd end) {
		Inventory inventory = inventory(neighbour);
		return inventory == null ? Optional.empty() : InventoryLookup.machine(inventory, end.id());
	}

	private static @Nullable Inventory inventory(Machine machine) {
		Host host = machine.getHost();
		return host == null ? null : host.getInventory();
	}
}
