package org.wheelhouse.core.internal.serial;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.wheelhouse.core.serial.SerialOutput;

/** The newest bytes of a stream, so many at most. Grows with what it gets. Any thread. */
final class ByteRing {

	private static final int FIRST_SIZE = 4096;

	private final int most;
	/** The byte with offset n is at n modulo its length. Guarded by this. */
	private byte[] bytes = {};
	/** Guarded by this. */
	private long end;

	/** @param most a power of two */
	ByteRing(int most) {
		this.most = most;
	}

	/** How many bytes have come. */
	synchronized long end() {
		return end;
	}

	/** Takes what remains of a buffer. */
	synchronized void add(ByteBuffer added) {
		makeRoom(added.remaining());
		var skipped = Math.max(0, added.remaining() - bytes.length);
		added.position(added.position() + skipped);
		end += skipped;
		while (added.hasRemaining()) {
			var at = (int) (end % bytes.length);
			var length = Math.min(added.remaining(), bytes.length - at);
			added.get(bytes, at, length);
			end += length;
		}
	}

	private void makeRoom(int added) {
		var needed = Math.min(most, end + added);
		if (bytes.length < needed) {
			var size = Math.max(FIRST_SIZE, bytes.length);
			while (size < needed) {
				size *= 2;
			}
			// Nothing was overwritten yet, so each byte is at its offset.
			bytes = Arrays.copyOf(bytes, Math.min(size, most));
		}
	}

	/** The bytes from an offset on, or from the oldest that is kept. */
	synchronized SerialOutput since(long offset) {
		var from = Math.clamp(offset, Math.max(0, end - bytes.length), end);
		var copy = ByteBuffer.allocate((int) (end - from));
		for (var next = from; next < end;) {
			var at = (int) (next % bytes.length);
			var length = (int) Math.min(end - next, bytes.length - at);
			copy.put(bytes, at, length);
			next += length;
		}
		return new SerialOutput(from, copy.flip());
	}
}
