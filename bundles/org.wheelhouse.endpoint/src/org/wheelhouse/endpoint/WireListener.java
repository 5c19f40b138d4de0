package org.wheelhouse.endpoint;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Hears what comes over one {@link Wire}. All methods are called on the loop's one thread, which serves every other wire
 * too: they must not block. A listener that throws loses its wire ({@link WireException.Kind#FAULT}) and nothing else.
 */
public interface WireListener {

	/**
	 * The wire is open. Called before anything else, and before the future of {@link WireLoop#open} is completed; not called
	 * when the wire cannot be opened.
	 */
	default void opened(Wire wire) {
		// a listener that never sends needs no wire
	}

	/**
	 * Some bytes arrived: any number of them, cut anywhere.
	 *
	 * @param bytes valid during this call only
	 */
	void received(ByteBuffer bytes);

	/**
	 * The wire has ended. Called exactly once for a wire that was opened, and nothing is received after it.
	 *
	 * @param reason empty when we closed it ourselves ({@link Wire#close()} or {@link WireLoop#close()}); the kind
	 *               {@link WireException.Kind#CLOSED} when the peer closed it in an orderly way; else what broke it
	 */
	void closed(Optional<WireException> reason);
}
