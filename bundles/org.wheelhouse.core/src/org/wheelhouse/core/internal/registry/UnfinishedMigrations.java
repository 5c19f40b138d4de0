package org.wheelhouse.core.internal.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.KeptMigrationNotes;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.migration.ResumedMigration;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MigrationNote;
import org.wheelhouse.endpoint.WireLoop;

/**
 * What an earlier workbench had under way when it ended: both ends are shown as such at once, and as soon as it is known of each
 * whether it still runs, it is followed to its end. A computer that is not there is waited for.
 */
final class UnfinishedMigrations {

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
	private static final String INCOMING = "-incoming";
	/** What a process needs between its start and the moment that is noted of it. */
	private static final long EARLIER_MILLIS = 2000;

	private final KeptMigrationNotes notes;
	private final Machines machines;
	private final MachineList roster;
	private final WireLoop wires;
	private final BooleanSupplier adopted;

	/**
	 * @param adopted whether it is known of all computers that are there what runs on them
	 */
	UnfinishedMigrations(KeptMigrationNotes notes, Machines machines, MachineList roster, WireLoop wires,
			BooleanSupplier adopted) {
		this.notes = notes;
		this.machines = machines;
		this.roster = roster;
		this.wires = wires;
		this.adopted = adopted;
	}

	/** Does not block. */
	void begin() {
		notes.all().forEach(note -> {
			if (!note.destinationId().isEmpty()) {
				machines.setPeer(note.sourceId(), note.destinationId());
				machines.setPeer(note.destinationId(), note.sourceId());
			}
			look(note);
		});
	}

	private void look(MigrationNote note) {
		if (machines.closing()) {
			return;
		}
		if (!adopted.getAsBoolean() || !isSettled(note.sourceId())) {
			later(note);
			return;
		}
		var whole = note.destinationId().isEmpty() ? destination(note).map(note::to).orElse(note) : note;
		if (isSettled(whole.destinationId())) {
			// What came of it is in the history, and its failure too.
			new ResumedMigration(machines, whole).run();
		} else {
			later(whole);
		}
	}

	private void later(MigrationNote note) {
		wires.schedule(BETWEEN_LOOKS, () -> look(note));
	}

	/** Whether it is connected, or does not run. */
	private boolean isSettled(String id) {
		return machines.machine(id).isPresent() || roster.find(id).map(row -> !row.isAway() && !row.isRunning())
				.orElse(true);
	}

	/** The destination that was started before its id could be noted: it waits, and is called as the source. */
	private Optional<String> destination(MigrationNote note) {
		if (!note.launched()) {
			return Optional.empty();
		}
		var name = roster.find(note.sourceId()).map(row -> row.snapshot().facts().name()).orElse("");
		return roster.all().stream().map(ManagedMachine::snapshot)
				.filter(one -> !one.id().equals(note.sourceId()) && one.identity().launched())
				.filter(one -> one.facts().name().equals(name))
				.filter(one -> one.identity().commandLine().contains(INCOMING))
				.filter(one -> one.identity().startedMillis() >= note.begunMillis() - EARLIER_MILLIS)
				.map(MachineSnapshot::id).findFirst();
	}
}
