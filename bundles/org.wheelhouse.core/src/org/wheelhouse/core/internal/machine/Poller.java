package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.state.MachineSnapshot;

/** How one topic is asked for. Belongs to one connection; used on the machine's queue. */
public interface Poller {

	/** Asks; the future, completed on any thread, holds what the answer changes, to be applied on the machine's queue. */
	CompletableFuture<UnaryOperator<MachineSnapshot>> ask();

	/**
	 * As {@link #ask()}, where nothing has called for it but that some time has passed: another client may have changed
	 * something.
	 */
	default CompletableFuture<UnaryOperator<MachineSnapshot>> askAgain() {
		return ask();
	}

	/** How often it is asked while somebody watches, beside when an event says so; empty for seldom. */
	default Optional<Duration> period() {
		return Optional.empty();
	}
}
