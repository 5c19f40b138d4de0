package org.wheelhouse.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Opens wires: a {@link WireLoop} to what this computer reaches, a host to what its computer does. */
@FunctionalInterface
public interface WireOpener {

	/**
	 * Opens a wire. Any thread; does not block.
	 *
	 * @param deadline how long the peer may take to accept, the search for its name included
	 * @param listener hears what comes; never before the future is completed
	 * @return completed on the loop's thread, or fails with {@link WireException}; cancelling it gives the attempt up
	 */
	CompletableFuture<Wire> open(Address address, Duration deadline, WireListener listener);
}
