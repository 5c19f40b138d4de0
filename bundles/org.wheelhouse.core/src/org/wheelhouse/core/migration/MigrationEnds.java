package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.SealedSource;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.migration.storage.CopyingCancelled;
import org.wheelhouse.core.migration.storage.TargetImages;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.host.Ending;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.session.SessionEnded;

/**
 * Both ends of a migration, and how it is given up.
 *
 * @param machines    that know both
 * @param source      where the guest was
 * @param destination where it goes
 * @param wasRunning  whether the guest ran when it began
 * @param launched    whether the destination was started for it, and is ended when it comes to nothing
 * @param storage     the disks that go along
 */
record MigrationEnds(Machines machines, MachineAccess source, MachineAccess destination, boolean wasRunning,
		boolean launched, MigratingStorage storage) {

	private static final int LAST_WORDS = 5;
	/** What a source says that has sent all, or is about to. */
	private static final Set<String> ALL_SENT = Set.of(SealedSource.STATUS, "finish-migrate");
	/** What a destination says that has no guest yet. */
	private static final Set<String> WAITING = Set.of("inmigrate", "prelaunch");
	private static final int CHECKS_FOR_END = 100;
	private static final int CHECKS_FOR_RESULT = 20;
	private static final long BETWEEN_CHECKS_MILLIS = 50;

	/** Of a migration whose disks both ends reach. */
	MigrationEnds(Machines machines, MachineAccess source, MachineAccess destination, boolean wasRunning,
			boolean launched) {
		this(machines, source, destination, wasRunning, launched, new MigratingStorage(List.of(),
				new TargetImages(source.host(), List.of()), Optional.empty()));
	}

	/** One of both. */
	MachineAccess end(boolean ofSource) {
		return ofSource ? source : destination;
	}

	/** Shows both as ends of one migration. */
	void join() {
		machines.setPeer(source.id(), destination.id());
		machines.setPeer(destination.id(), source.id());
		refresh();
	}

	/**
	 * The last look before the guest goes: what the destination really has opened against what the source runs on now.
	 *
	 * @return fails with {@link OperationFailed} when it is not the same
	 */
	CompletableFuture<?> checkDisks() {
		return DiskReader.read(source).thenCombine(DiskReader.read(destination), (here, there) -> DiskKinds
				.refusal(here).or(() -> SameDisks.differences(storage.expected(here), there).stream().findFirst()))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of("What the disks of both ends are open on could not be compared", problem,
								List.of())))
				.thenCompose(difference -> difference
						.map(words -> CompletableFuture.failedFuture(OperationFailed.refused(
								"The destination would not have the disks of " + source.name() + " as they are. "
										+ words,
								"")))
						.orElseGet(() -> CompletableFuture.completedFuture(null)));
	}

	/** The guest is in the destination, and with it what was plugged in. */
	void moved() {
		source.journal().entries().forEach(destination.journal()::add);
		machines.announceMoved(new Moved(source.id(), destination.id()));
		refresh();
	}

	/** Once the source is ended nobody can ask it for the downtime any more: waits a moment until who watches has it. */
	CompletableFuture<?> untilResultShown() {
		return until(() -> CompletableFuture.completedFuture(isResultShown()), CHECKS_FOR_RESULT);
	}

	private boolean isResultShown() {
		var status = source.snapshot().trees().migration().map(MigrationProgress::status);
		return status.isEmpty() || status.get().equals("completed");
	}

	/** A person gave it up: the destination has nothing to do. */
	CompletableFuture<MigrationOutcome> cancelled() {
		return storage.giveUp().thenCompose(_ -> endDestination())
				.thenCompose(ended -> storage.discard(ended).thenCompose(_ -> part(ended)).thenApply(_ -> ended))
				.thenApply(ended -> new MigrationOutcome.Cancelled(source.id(), ended || !launched
						? List.of()
						: List.of("The destination could not be ended on " + destination.hostLabel()
								+ ": it has no guest, end it when you reach that again")));
	}

	/** After a failure: ends the destination and sees to it that the guest runs on in the source. Always fails, with all of it told. */
	CompletableFuture<MigrationOutcome> takeBack(Throwable problem) {
		var named = "The migration of " + source.name() + " failed";
		if (OperationFailed.cause(problem) instanceof NotOpened stuck) {
			return takeBack(OperationFailed.of(named, java.util.Objects.requireNonNull(stuck.getCause()), List.of()));
		}
		if (OperationFailed.cause(problem) instanceof CopyingCancelled) {
			return source.send(new MigrateCancel()).handle((_, _) -> true).thenCompose(_ -> cancelled());
		}
		var failure = OperationFailed.of(named, problem, List.of());
		return whereGuestIs().thenCompose(there -> {
			if (!there.isEmpty()) {
				return CompletableFuture.failedFuture(told(failure, List.of(), there));
			}
			return takeBack(failure);
		});
	}

	/** The guest has not run in the destination. */
	private CompletableFuture<MigrationOutcome> takeBack(OperationFailed failure) {
		var undone = new ArrayList<String>();
		return ending().thenCompose(
				ending -> lastWords().thenCompose(words -> source.send(new MigrateCancel()).handle((_, _) -> true)
						.thenCompose(_ -> storage.giveUp()).thenCompose(_ -> endDestination())
						.thenCompose(ended -> storage.discard(ended).thenApply(left -> {
							undone.add(destinationNow(ended, ending));
							undone.addAll(left);
							return ended;
						})).thenCompose(ended -> keepRunning(ended).thenCompose(sentence -> {
							undone.add(sentence);
							return part(ended);
						})).thenCompose(_ -> CompletableFuture.failedFuture(told(failure, undone, words)))));
	}

	private String destinationNow(boolean ended, Optional<String> ending) {
		if (ending.isPresent()) {
			return "the destination had ended by itself (" + ending.get() + ")";
		}
		if (ended) {
			return launched ? "the destination was ended" : destination.name() + ", which waited, has ended";
		}
		return launched
				? "the destination could not be ended: end it before you resume the source"
				: destination.name() + " still waits";
	}

	/** How the destination has ended by itself, for which it is given a moment; empty while it runs, or that cannot be told. */
	private CompletableFuture<Optional<String>> ending() {
		return until(() -> endingNow().thenApply(Optional::isPresent), destination.hosted().isPresent()
				? CHECKS_FOR_RESULT
				: 0).thenCompose(_ -> endingNow());
	}

	/** How the destination has ended; empty while it runs, or that cannot be told. */
	CompletableFuture<Optional<String>> endingNow() {
		return destination.hosted()
				.map(hosted -> destination.host().ending(hosted).thenApply(end -> end.map(Ending::text))
						.exceptionally(_ -> Optional.empty()))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	/**
	 * A guest that ran and has arrived stands still there, as its disks could not be opened: has it run, which opens them, or
	 * tells why not.
	 */
	CompletableFuture<?> resumeThere() {
		return destination.send(new Cont()).exceptionallyCompose(problem -> CompletableFuture.failedFuture(
				new NotOpened(OperationFailed.of("The destination has the guest, but cannot open its disks", problem,
						List.of()))));
	}

	/** The guest has arrived, and has not run there. */
	static final class NotOpened extends Exception {

		private static final long serialVersionUID = 1L;

		NotOpened(OperationFailed cause) {
			super(cause);
		}
	}

	private static OperationFailed told(OperationFailed failure, List<String> undone, String advice) {
		var advices = failure.advice().isEmpty() ? advice : failure.advice() + (advice.isEmpty() ? "" : "\n" + advice);
		return new OperationFailed(failure.what(), failure.command(), failure.words(), undone, advices,
				failure.getCause());
	}

	/** Most reasons of a failed migration are said on the destination's standard error only. */
	private CompletableFuture<String> lastWords() {
		return destination.hosted().map(hosted -> destination.host().logTail(hosted, LAST_WORDS))
				.orElseGet(() -> CompletableFuture.completedFuture(List.of()))
				.exceptionally(_ -> List.of()).thenApply(lines -> lines.isEmpty()
						? ""
						: "The destination's last words: " + String.join("\n", lines));
	}

	/** What is to be said when the guest is, or may be, in the destination: then nothing is ended or resumed. Empty when it is not. */
	private CompletableFuture<String> whereGuestIs() {
		return source.send(new QueryMigrate())
				.thenApply(migration -> migration.status().filter(status -> status.startsWith("postcopy")).isPresent())
				.exceptionally(_ -> false)
				.thenCompose(fetched -> fetched
						? CompletableFuture.completedFuture(halved())
						: destination.send(new QueryStatus()).thenApply(status -> WAITING.contains(status.status())
								? ""
								// Only the connection to the source was lost, and the guest may be gone from there.
								: "The guest is in the destination; look at both."))
				.exceptionallyCompose(problem -> OperationFailed.cause(problem) instanceof SessionEnded
						? CompletableFuture.completedFuture("")
						: unlessNotSent());
	}

	/** In post-copy each end has a part of the memory, and the disks are the destination's. */
	private String halved() {
		return "The guest runs, or ran, in " + destination.name() + " on " + destination.hostLabel()
				+ ", and a part of its memory is here still. If the destination runs, recover the migration. If it has "
				+ "ended the guest is lost: do not resume " + source.name()
				+ ", which knows nothing of what was written since, but start it anew.";
	}

	/** A destination that does not answer may run the guest when all of it was sent. */
	private CompletableFuture<String> unlessNotSent() {
		return source.send(new QueryStatus())
				.handle((status, problem) -> problem == null && !ALL_SENT.contains(status.status())
						? ""
						: "The destination does not answer, and may run the guest. Look at it before you end it or resume "
								+ source.name() + ": the guest must not run twice.");
	}

	/**
	 * Ends the destination, where it was started for this, and completes with whether it is known to have ended. One that waited
	 * ends by itself when it has begun to receive a guest.
	 */
	private CompletableFuture<Boolean> endDestination() {
		if (!launched) {
			return until(() -> destination.send(new QueryStatus()).handle((_, problem) -> problem != null
					&& OperationFailed.cause(problem) instanceof SessionEnded), CHECKS_FOR_RESULT);
		}
		var hosted = destination.hosted();
		if (hosted.isEmpty()) {
			return destination.send(new org.wheelhouse.qmp.command.Quit()).handle((_, problem) -> problem == null);
		}
		return destination.host().kill(hosted.get())
				.thenCompose(killed -> until(() -> destination.host().ending(killed).thenApply(Optional::isPresent),
						CHECKS_FOR_END))
				.exceptionally(_ -> false);
	}

	/** Looks now and then, so many times more at most, and completes with whether it became so. */
	private static CompletableFuture<Boolean> until(Supplier<CompletableFuture<Boolean>> done, int checks) {
		return done.get().thenCompose(isDone -> {
			if (isDone || checks == 0) {
				return CompletableFuture.completedFuture(isDone);
			}
			var later = CompletableFuture.delayedExecutor(BETWEEN_CHECKS_MILLIS, TimeUnit.MILLISECONDS);
			return CompletableFuture.supplyAsync(() -> checks - 1, later).thenCompose(left -> until(done, left));
		});
	}

	/** QEMU resumes the source itself when it notices the failure; where it thought that all was sent, it must be told. */
	private CompletableFuture<String> keepRunning(boolean destinationEnded) {
		return source.send(new QueryStatus()).thenCompose(status -> {
			if (status.running() || !wasRunning) {
				return CompletableFuture
						.completedFuture("the guest " + (status.running() ? "runs on" : "is") + " in the source");
			}
			if (!destinationEnded) {
				return CompletableFuture.completedFuture("the source stays stopped: " + status.status());
			}
			return source.send(new Cont()).thenApply(_ -> "the source was resumed");
		}).exceptionally(
				problem -> "what the source does is not known: " + OperationFailed.cause(problem).getMessage());
	}

	/** Both go their ways; nothing is left of a destination that was started for nothing. */
	private CompletableFuture<?> part(boolean ended) {
		machines.setPeer(source.id(), "");
		machines.setPeer(destination.id(), "");
		refresh();
		return launched && ended ? machines.drop(destination.id()) : CompletableFuture.completedFuture(ended);
	}

	private void refresh() {
		source.invalidate(Topic.MIGRATION, Topic.STATUS);
		destination.invalidate(Topic.MIGRATION, Topic.STATUS);
	}
}
