package org.wheelhouse.core.hotplug;

import java.util.concurrent.CompletableFuture;

/** What came of moving a device. */
public sealed interface MoveResult {

	/** @param device in its new place */
	record Moved(PluggedDevice device) implements MoveResult {}

	/** @param text why it stays where it is, a sentence for a person */
	record Stays(String text) implements MoveResult {}

	/**
	 * The guest has not let go of it yet.
	 *
	 * @param text what is known, a sentence for a person
	 * @param late completes when it has gone after all, and was plugged into its new place
	 */
	record Waits(String text, CompletableFuture<Moved> late) implements MoveResult {}
}
