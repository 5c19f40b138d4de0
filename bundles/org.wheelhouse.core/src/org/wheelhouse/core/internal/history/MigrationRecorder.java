package org.wheelhouse.core.internal.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;

/**
 * Records each migration that a source shows, whoever began it: from its first sample to its last word, with the part that an
 * earlier workbench saw. On the model thread.
 */
final class MigrationRecorder {

	private final Inventory inventory;
	private final HistoryWriter writer;
	private final Function<String, Watch> watching;
	/** By the id of the source. */
	private final Map<String, RunningMigration> running = new HashMap<>();
	private final Map<String, Watch> watches = new HashMap<>();

	/**
	 * @param watching has the migration of a machine shown until the watch is closed, by its id
	 */
	MigrationRecorder(Inventory inventory, HistoryWriter writer, Function<String, Watch> watching) {
		this.inventory = inventory;
		this.writer = writer;
		this.watching = watching;
	}

	/** One whose end an earlier workbench has not seen: it may be going on. */
	void resume(MigrationRecord record) {
		var state = record.getState();
		var written = new RunningMigration.Written(state.getSamples().isEmpty()
				? -1
				: state.getSamples().getLast().getAtMillis(),
				record.getForecasts().isEmpty() ? -1 : record.getForecasts().getLast().getAtMillis(),
				state.getActs().isEmpty() ? -1 : state.getActs().getLast().getAtMillis());
		record.setOutcome(MigrationResult.RUNNING);
		record.setTookMillis(-1);
		writer.begin(record.getId(), RecordingLines.head(record, state), false);
		running.put(record.getSourceId(), new RunningMigration(record, writer, written, true));
		watch(record.getSourceId());
	}

	/** Something of a machine was shown. Cheap when nothing is new. */
	void shown(Machine machine) {
		var state = machine.getMigration();
		var known = running.get(machine.getId());
		if (state != null && isSeen(state) && (known == null || !known.is(state)) && !isKept(machine, state)) {
			if (known != null) {
				known.lost(state, MigrationResult.UNKNOWN, "not known: another one began");
			}
			known = begin(machine, state);
		}
		if (known != null && state != null && known.is(state)) {
			known.update(state, peer(machine));
		}
		if (known != null && !known.isOver() && machine.getState() == MachineState.ENDED) {
			ended(known, machine, state == null ? LiveFactory.eINSTANCE.createMigrationState() : state);
		}
		new FeatureWriter(machine).set(Literals.MACHINE__MIGRATION_PERCENT,
				known == null || known.isOver() ? -1 : known.record().getPercent());
		considerWatch(machine, known);
	}

	/** Under way, or so quick that it was over when it was first seen; of one that ended before nobody knows when it began. */
	private static boolean isSeen(MigrationState state) {
		return state.getRole() != MigrationRole.DESTINATION && state.getStartedMillis() > 0
				&& MigrationWords.result(state.getStatus()) != MigrationResult.UNKNOWN;
	}

	/** Whether it is one of those that are over and kept. */
	private boolean isKept(Machine machine, MigrationState state) {
		return !MigrationProgress.isActive(state.getStatus()) && inventory.getMigrations().stream()
				.anyMatch(record -> record.getSourceId().equals(machine.getId())
						&& RunningMigration.isStart(record, state));
	}

	private RunningMigration begin(Machine machine, MigrationState state) {
		var record = LiveFactory.eINSTANCE.createMigrationRecord();
		record.setId(String.format("%d-%08x", state.getStartedMillis(), machine.getId().hashCode()));
		record.setSourceId(machine.getId());
		record.setSourceName(machine.getName());
		record.setSourceHost(RunningMigration.label(machine));
		record.setStartedMillis(state.getStartedMillis());
		record.setOurs(peer(machine).isPresent());
		var begun = new RunningMigration(record, writer);
		running.put(machine.getId(), begun);
		begun.update(state, peer(machine));
		inventory.getMigrations().add(0, record);
		return begun;
	}

	/** The destination, when both are shown as ends of one; what is left of a migration before is none. */
	private Optional<Machine> peer(Machine machine) {
		return find(machine.getPeerId()).filter(peer -> peer.getPeerId().equals(machine.getId()))
				.filter(peer -> peer.getState() != MachineState.SEALED && peer.getState() != MachineState.ENDED);
	}

	private Optional<Machine> find(String id) {
		return inventory.getHosts().stream().flatMap(host -> host.getMachines().stream())
				.filter(machine -> machine.getId().equals(id)).findFirst();
	}

	/** The source's process is gone; only the destination can tell where the guest is. */
	private void ended(RunningMigration known, Machine source, MigrationState last) {
		switch (find(known.record().getDestinationId()).map(Machine::getState).orElse(MachineState.ENDED)) {
			case RUNNING, PAUSED -> known.lost(last, MigrationResult.COMPLETED, "completed; nobody saw the end");
			case ENDED, FAILED, DEFINED -> known.lost(last, MigrationResult.FAILED,
					source.getEndingText().isEmpty()
							? "failed: the source ended"
							: "failed: the source: " + source.getEndingText());
			default -> {
				// it is still being connected
			}
		}
	}

	private void considerWatch(Machine machine, @Nullable RunningMigration known) {
		if (machine.getState() == MachineState.MIGRATING) {
			watch(machine.getId());
		} else if (known == null || known.isOver()) {
			unwatch(machine.getId());
		}
	}

	private void watch(String id) {
		watches.computeIfAbsent(id, watching);
	}

	private void unwatch(String id) {
		var watch = watches.remove(id);
		if (watch != null) {
			watch.close();
		}
	}

	/** A machine is not known any more. */
	void removed(String id) {
		unwatch(id);
		var known = running.remove(id);
		if (known != null) {
			known.lost(LiveFactory.eINSTANCE.createMigrationState(), MigrationResult.UNKNOWN,
					"not known: the source left the list");
		}
	}
}
