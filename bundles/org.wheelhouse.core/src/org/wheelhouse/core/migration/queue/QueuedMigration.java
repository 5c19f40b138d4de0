package org.wheelhouse.core.migration.queue;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.operation.Operation;

/**
 * One of a queue.
 *
 * @param machine   what a person calls the machine
 * @param hosts     ids of the computers that it keeps busy
 * @param operation moves it
 * @param cancel    gives it up once it is under way; never fails
 */
public record QueuedMigration(String machine, Set<String> hosts, Operation<MigrationOutcome> operation,
		Cancel cancel) {

	/** Asks QEMU to give a migration up. */
	@FunctionalInterface
	public interface Cancel {

		/** Does not block. */
		CompletableFuture<?> now();
	}

	public QueuedMigration {
		hosts = Set.copyOf(hosts);
	}
}
