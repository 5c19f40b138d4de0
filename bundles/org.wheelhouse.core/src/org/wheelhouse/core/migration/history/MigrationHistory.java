package org.wheelhouse.core.migration.history;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.state.Watch;

/**
 * The migrations that are kept; the model lists them ({@code Inventory.migrations}). Any thread; nothing blocks. Futures fail
 * with {@link org.wheelhouse.core.failure.CoreException}.
 */
public interface MigrationHistory {

	/**
	 * Has the model show all of one: {@code state} and {@code forecasts} of its record, until the watch is closed. Of one that
	 * runs it is what was kept by then. It may be looked at by several.
	 *
	 * @param id of its record
	 */
	Watch look(String id);

	/**
	 * Lists a recording: one that was saved, or one of the same form that another program made. It stays where it is, and is
	 * listed until it is deleted from the list or the workbench ends.
	 *
	 * @return the id of its record; fails when it cannot be read or is none
	 */
	CompletableFuture<String> open(Path recording);

	/**
	 * Writes one to a file, as a recording.
	 *
	 * @param target replaced when it is there: who calls this has asked
	 * @return the file
	 */
	CompletableFuture<Path> save(String id, Path target);

	/** Deletes what is kept of these; of a recording that was opened only the list forgets. Those that run stay. */
	CompletableFuture<?> delete(Collection<String> ids);
}
