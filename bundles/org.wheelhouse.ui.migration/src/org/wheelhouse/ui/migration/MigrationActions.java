package org.wheelhouse.ui.migration;

import java.util.Optional;

import org.wheelhouse.core.operation.Operation;

/** What a person may ask for while a migration runs; nothing once the source is gone. UI thread; returns at once. */
interface MigrationActions {

	/** Sends at most so many bytes per second from now on; 0 is unlimited. */
	Optional<Operation<?>> bandwidthLimit(long bytesPerSecond);

	/** Stops the guest for at most so long. */
	Optional<Operation<?>> downtimeLimit(long millis);

	/** Breaks it off; the guest stays at the source. */
	Optional<Operation<?>> cancellation();

	/** The name of the perspective that this one was left for; empty where there is nothing to go back to. */
	Optional<String> wayBack();

	/** Goes there. */
	void goBack();

	/** Does one of them. */
	void run(Operation<?> operation);
}
