package org.wheelhouse.rfb.internal.bytes;

import java.nio.ByteBuffer;

import org.wheelhouse.rfb.RfbException;

/** Where bytes come from. */
public interface ByteSource {

	/**
	 * Puts at least one byte into the target, and waits for it where it has to.
	 *
	 * @param target has an array and room
	 * @throws RfbException when none comes any more, or not in time
	 */
	void read(ByteBuffer target) throws RfbException;

	/** Whether it may be silent for as long as it likes from now on: between two messages. */
	default void allowSilence(@SuppressWarnings("unused") boolean allowed) {
		// only a peer can be silent
	}
}
