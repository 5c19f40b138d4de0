package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.session.CommandTimedOut;

/** Follows a migration to its end: by the events of the source, and by asking now and then in case one is lost. */
final class MigrationWatch {

	private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
	private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
	/** How often the destination is asked after the last byte was sent, until the guest is there. */
	private static final int ARRIVAL_QUESTIONS = 60;

	/** How long the source may take to reach the destination: QEMU itself waits for as long as the kernel, two minutes. */
	private static final Duration REACHING = Duration.ofSeconds(20);
	/** The guest stands from the moment at which it says so. */
	private static final Duration WHILE_DISKS_WAIT = Duration.ofMillis(50);
	private static final String PRE_SWITCHOVER = "pre-switchover";
	private static final String SETUP = "setup";

	private final MigrationEnds ends;
	private final String where;
	private final boolean goOn;
	private final long begun = System.nanoTime();

	/**
	 * @param where the destination listens, as the source was told
	 * @param goOn  whether the guest goes at once when the disks are done; else a person says when
	 */
	MigrationWatch(MigrationEnds ends, String where, boolean goOn) {
		this.ends = ends;
		this.where = where;
		this.goOn = goOn;
	}

	/** @return fails with {@link OperationFailed} when the migration failed or an end was lost */
	CompletableFuture<MigrationOutcome> untilEnd(List<String> remarks) {
		return untilSourceSays().thenCompose(migration -> switch (migration.status().orElse("")) {
			case "completed" -> arrived(migration, remarks);
			case "cancelled" -> ends.cancelled();
			default -> CompletableFuture
					.failedFuture(new OperationFailed("The migration of " + ends.source().name() + " failed", "",
							migration.error().orElse(""), List.of(),
							Advice.about(migration.error().orElse("")), null));
		});
	}

	private CompletableFuture<QueryMigrate.Migration> untilSourceSays() {
		var event = ends.source().awaitEvent(
				any -> any.name().equals("MIGRATION") && (ENDS.contains(any.data().path("status").asText())
						|| any.data().path("status").asText().equals(PRE_SWITCHOVER)),
				ends.storage().isWaiting() ? WHILE_DISKS_WAIT : BETWEEN_QUESTIONS);
		return event.handle((_, _) -> true).thenCompose(_ -> ends.source().send(new QueryMigrate()))
				.handle((migration, problem) -> {
					if (problem == null) {
						return migration.status().filter(ENDS::contains).isPresent()
								? CompletableFuture.completedFuture(migration)
								: goingOn(migration.status().orElse(""));
					}
					// The source is slow to answer while it sends its last pages.
					return OperationFailed.cause(problem) instanceof CommandTimedOut
							? untilSourceSays()
							: CompletableFuture.<QueryMigrate.Migration>failedFuture(
									OperationFailed.of("The source was lost", problem, List.of()));
				}).thenCompose(next -> next);
	}

	private CompletableFuture<QueryMigrate.Migration> goingOn(String status) {
		if (status.equals(SETUP) && System.nanoTime() - begun > REACHING.toNanos()) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					"The source does not reach " + where + " on " + ends.destination().hostLabel() + " within "
							+ REACHING.toSeconds() + " s",
					"Choose another address or port, one that nothing between both computers blocks, or go through ssh."));
		}
		if (status.equals(PRE_SWITCHOVER) && ends.storage().isWaiting()) {
			return ends.storage().switchOver(goOn).<Optional<Throwable>>handle(
					(_, problem) -> Optional.ofNullable(problem)).thenCompose(this::unlessCancelled);
		}
		if (!status.startsWith("postcopy")) {
			return untilSourceSays();
		}
		// QEMU waits for a destination that was cut off; one that has ended does not come again.
		return ends.endingNow().thenCompose(ending -> ending.isEmpty()
				? untilSourceSays()
				: CompletableFuture.failedFuture(OperationFailed.refused("The destination " + ending.get()
						+ " while it fetched the rest of the memory", "")));
	}

	/** Somebody may have given it up at that very moment: then nothing has failed. */
	private CompletableFuture<QueryMigrate.Migration> unlessCancelled(Optional<Throwable> problem) {
		return problem.isEmpty()
				? untilSourceSays()
				: ends.source().send(new QueryMigrate()).thenCompose(migration -> migration.status()
						.filter(status -> status.startsWith("cancel")).isPresent()
								? untilSourceSays()
								: CompletableFuture.failedFuture(problem.get()));
	}

	private CompletableFuture<MigrationOutcome> arrived(QueryMigrate.Migration migration, List<String> remarks) {
		return untilDestinationHasIt(ARRIVAL_QUESTIONS).thenApply(_ -> {
			ends.moved();
			return new MigrationOutcome.Completed(ends.source().id(), ends.destination().id(), migration.downtime(),
					migration.totalTime(), remarks);
		});
	}

	private CompletableFuture<QueryStatus.Status> untilDestinationHasIt(int questions) {
		var event = ends.destination().awaitEvent(any -> any.name().equals("RESUME")
				|| any.name().equals("MIGRATION") && ENDS.contains(any.data().path("status").asText()),
				BETWEEN_QUESTIONS);
		return ends.destination().send(new QueryStatus()).thenCompose(status -> {
			if (!status.status().equals("inmigrate")) {
				event.cancel(false);
				return ends.wasRunning() && status.status().equals("paused")
						? ends.resumeThere().thenApply(_ -> status)
						: CompletableFuture.completedFuture(status);
			}
			if (questions == 0) {
				return CompletableFuture.failedFuture(OperationFailed.refused(
						"The source has sent everything, but the guest has not arrived at the destination", ""));
			}
			return event.handle((_, _) -> true).thenCompose(_ -> untilDestinationHasIt(questions - 1));
		});
	}
}
