package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.ui.migration.chart.Limits;

/**
 * What a person may ask for while a migration runs; each is empty once the source is gone, and all are for one that is only
 * looked at. UI thread; returns at once.
 */
public interface MigrationActions {

	/** Of a migration that is over, or of the history. */
	MigrationActions NONE = new MigrationActions() {
	};

	/** Sends at most so many bytes per second from now on; 0 is unlimited. */
	default Optional<Operation<?>> bandwidthLimit(@SuppressWarnings("unused") long bytesPerSecond) {
		return Optional.empty();
	}

	/** Stops the guest for at most so long. */
	default Optional<Operation<?>> downtimeLimit(@SuppressWarnings("unused") long millis) {
		return Optional.empty();
	}

	/** What would come of other limits; nothing is sent. */
	default Optional<MigrationForecast> whatIf(@SuppressWarnings("unused") Limits limits) {
		return Optional.empty();
	}

	/** Does what is advised. */
	default Optional<Operation<?>> remedy(@SuppressWarnings("unused") MigrationAdvice advice) {
		return Optional.empty();
	}

	/**
	 * Lets the workbench act by itself.
	 *
	 * @param within empty to stop it
	 */
	default Optional<Operation<?>> autopilot(@SuppressWarnings("unused") Optional<AutopilotBounds> within) {
		return Optional.empty();
	}

	/** Breaks it off; the guest stays at the source. */
	default Optional<Operation<?>> cancellation() {
		return Optional.empty();
	}

	/** Pauses or resumes the guest at the source. */
	default Optional<Operation<?>> guest(@SuppressWarnings("unused") boolean paused) {
		return Optional.empty();
	}

	/** What goes on after the status: from pre-switchover, or from a connection that broke in post-copy. */
	default Optional<Operation<?>> goOn() {
		return Optional.empty();
	}

	/** Has the guest move now and fetch what is left. */
	default Optional<Operation<?>> postcopy() {
		return Optional.empty();
	}

	/** Breaks the connection of a post-copy, so that it can be recovered over another. */
	default Optional<Operation<?>> pausePostcopy() {
		return Optional.empty();
	}

	/** The name of the perspective that this one was left for; empty where there is nothing to go back to. */
	default Optional<String> wayBack() {
		return Optional.empty();
	}

	/** Goes there. */
	default void goBack() {
		// There is nowhere to go.
	}

	/** Does one of them, after the question that it needs. */
	default void run(@SuppressWarnings("unused") Operation<?> operation) {
		// There is none to do.
	}
}
