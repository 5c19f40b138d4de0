package org.wheelhouse.core.operation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What may truly be said of something that was done: that it is done only once that is known.
 *
 * @param text  a sentence for a person, without its full stop
 * @param later completes with what is to be said in its place; empty when no more is awaited. Never fails
 */
public record News(String text, Optional<CompletableFuture<News>> later) {

	/** The last word. */
	public static News of(String text) {
		return new News(text, Optional.empty());
	}

	/** That all of it is done. */
	public static News done(Operation<?> operation) {
		return of(operation.label() + ": done");
	}
}
