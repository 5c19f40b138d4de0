package org.wheelhouse.rfb.internal.bytes;

import java.nio.ByteBuffer;

import org.wheelhouse.rfb.RfbException;

/** Bytes from memory: a recording. */
public final class ArraySource implements ByteSource {

	private final byte[] bytes;
	private int position;

	public ArraySource(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public void read(ByteBuffer target) throws RfbException {
		if (isAtEnd()) {
			throw new RfbException(RfbException.Kind.CLOSED, "The recording ends here.");
		}
		var count = Math.min(target.remaining(), bytes.length - position);
		target.put(bytes, position, count);
		position += count;
	}

	/** Whether all has been read. */
	public boolean isAtEnd() {
		return position == bytes.length;
	}
}
