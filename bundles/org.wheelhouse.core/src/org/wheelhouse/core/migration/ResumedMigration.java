package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.migration.storage.StorageCommands;
import org.wheelhouse.core.migration.storage.TargetImages;
import org.wheelhouse.core.state.MigrationNote;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.host.Host;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryStatus;

/**
 * A migration whose workbench ended in the middle of it, followed to its end by another one: as {@link Migrate} would have
 * finished it, but that nothing runs again which might have run elsewhere meanwhile. What was not begun is not begun.
 */
public final class ResumedMigration {

	private final Machines machines;
	private final MigrationNote note;

	/**
	 * @param machines that know both ends, as far as they are there: each is connected, or has ended
	 * @param note     of an earlier workbench
	 */
	public ResumedMigration(Machines machines, MigrationNote note) {
		this.machines = machines;
		this.note = note;
	}

	/**
	 * Follows it and finishes it.
	 *
	 * @return what came of it, empty when that cannot be told; fails with {@link OperationFailed} when the migration failed, or
	 *         the workbench is closed meanwhile
	 */
	public CompletableFuture<Optional<MigrationOutcome>> run() {
		var source = machines.machine(note.sourceId());
		var destination = machines.machine(note.destinationId());
		var meeting = meeting(source, destination);
		return follow(source, destination, meeting).handle((outcome, problem) -> machines.closing()
				? CompletableFuture.<Optional<MigrationOutcome>>failedFuture(problem == null
						? OperationFailed.refused("The workbench was closed", "")
						: problem)
				: clear(meeting).thenCompose(_ -> problem == null
						? CompletableFuture.completedFuture(outcome)
						: CompletableFuture.<Optional<MigrationOutcome>>failedFuture(problem)))
				.thenCompose(told -> told);
	}

	private Optional<Meeting> meeting(Optional<MachineAccess> source, Optional<MachineAccess> destination) {
		Optional<Host> here = machines.host(note.sourceId()).or(() -> destination.map(MachineAccess::host));
		Optional<Host> there = machines.host(note.destinationId()).or(() -> source.map(MachineAccess::host))
				.or(() -> here);
		return here.flatMap(from -> there.map(to -> Meeting.of(MigrationNoting.request(note).channel(), from, to,
				note.way().folder(), Optional.empty())));
	}

	private CompletableFuture<?> clear(Optional<Meeting> meeting) {
		return meeting.<CompletableFuture<?>>map(Meeting::close)
				.orElseGet(() -> CompletableFuture.completedFuture(note))
				.thenRun(() -> machines.migrationNotes().drop(note.sourceId()));
	}

	private CompletableFuture<Optional<MigrationOutcome>> follow(Optional<MachineAccess> source,
			Optional<MachineAccess> destination, Optional<Meeting> meeting) {
		if (source.isPresent() && destination.isPresent() && meeting.isPresent()) {
			return between(source.get(), destination.get(), meeting.get()).thenApply(Optional::of);
		}
		if (source.isPresent()) {
			return withoutDestination(source.get());
		}
		return destination.map(this::withoutSource)
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	private CompletableFuture<MigrationOutcome> between(MachineAccess source, MachineAccess destination,
			Meeting meeting) {
		return source.send(new QueryStatus()).thenCombine(source.send(new QueryMigrate()), Source::new)
				.thenCombine(destination.send(new QueryStatus()), (from, to) -> {
					// One that a person has paused since is not to run on by itself.
					var ran = note.wasRunning() && !from.status().status().equals("paused");
					var ends = new MigrationEnds(machines, source, destination, ran, note.launched(),
							storage(source, destination, meeting));
					ends.join();
					if (from.migration().status().isEmpty()) {
						return ends.cancelled(); // the guest had not been sent yet
					}
					if (from.migration().status().get().equals("completed") && to.status().equals("paused")) {
						return arrivedPaused(ends, from.migration());
					}
					return new Migrate(machines, note.sourceId(), MigrationNoting.request(note)).follow(ends, meeting,
							new ArrayList<>(), CompletableFuture.completedFuture(note));
				}).thenCompose(outcome -> outcome);
	}

	/** The jobs go on in the source; what they copy into was made by the earlier workbench. */
	private MigratingStorage storage(MachineAccess source, MachineAccess destination, Meeting meeting) {
		var copies = MigrationNoting.copies(note);
		return new MigratingStorage(copies, TargetImages.madeBefore(destination.host(), copies), Optional.empty())
				.between(source, destination, new StorageCommands(copies, meeting.disks(), 0));
	}

	private record Source(QueryStatus.Status status, QueryMigrate.Migration migration) {}

	/** Whether it arrived so, or was paused there by somebody, cannot be told: a person decides, and until then both stay. */
	private static CompletableFuture<MigrationOutcome> arrivedPaused(MigrationEnds ends,
			QueryMigrate.Migration migration) {
		ends.moved();
		return CompletableFuture.completedFuture(new MigrationOutcome.Completed(ends.source().id(),
				ends.destination().id(), migration.downtime(), migration.totalTime(),
				java.util.List
						.of("The guest stands still in the destination. The source, which is sealed, was left.")));
	}

	/** The guest may have run there and have ended: the source is given up as a sender, and is not made to run. */
	private CompletableFuture<Optional<MigrationOutcome>> withoutDestination(MachineAccess source) {
		return source.send(new QueryMigrate())
				.thenCompose(migration -> migration.status().filter(MigrationProgress::isActive)
						// What was not begun when the workbench ended is another client's.
						.filter(_ -> !note.destinationId().isEmpty())
						.filter(status -> !status.startsWith("postcopy")).isPresent()
								? source.send(new MigrateCancel()).<Optional<MigrationOutcome>>thenApply(
										_ -> Optional.of(new MigrationOutcome.Cancelled(source.id())))
								: CompletableFuture.completedFuture(Optional.<MigrationOutcome>empty()))
				.thenApply(outcome -> {
					machines.setPeer(source.id(), "");
					if (note.launched()) {
						machines.drop(note.destinationId());
					}
					return outcome;
				});
	}

	/** The source has quit: once the guest runs in the destination that was all there was to do. */
	private CompletableFuture<Optional<MigrationOutcome>> withoutSource(MachineAccess destination) {
		return destination.send(new QueryStatus()).thenCompose(status -> {
			if (!status.status().equals("inmigrate")) {
				machines.announceMoved(new Moved(note.sourceId(), destination.id()));
				return CompletableFuture.completedFuture(Optional.of(new MigrationOutcome.Completed(note.sourceId(),
						destination.id(), Optional.empty(), Optional.empty(), java.util.List.of())));
			}
			machines.setPeer(destination.id(), "");
			return note.launched() && destination.hosted().isPresent()
					? destination.host().kill(destination.hosted().get())
							.<Optional<MigrationOutcome>>thenApply(_ -> Optional.empty())
					: CompletableFuture.completedFuture(Optional.<MigrationOutcome>empty());
		});
	}
}
