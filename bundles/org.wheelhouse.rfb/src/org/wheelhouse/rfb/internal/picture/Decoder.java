package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** Reads the pixels of one rectangle in one encoding. Holds what that encoding keeps from one rectangle to the next. */
interface Decoder extends AutoCloseable {

	/** Writes to the surface; the rectangle is inside it. */
	void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException;

	/** Frees what it holds outside the heap. */
	@Override
	default void close() {
		// most hold nothing
	}

	/** What makes no sense in this encoding. */
	static RfbException nonsense(String what) {
		return new RfbException(RfbException.Kind.PROTOCOL, "The VNC server sends what makes no sense: " + what + ".");
	}
}
