package org.wheelhouse.rfb.encoder;

import java.util.Arrays;
import java.util.zip.Deflater;

/** One zlib stream of a server, flushed after each rectangle and never ended. */
public final class Deflating {

	private final Deflater deflater = new Deflater(1);

	/** These bytes, packed. */
	public byte[] pack(byte[] plain) {
		var packed = new Bytes();
		var portion = new byte[1 << 17];
		deflater.setInput(plain);
		int count;
		do {
			count = deflater.deflate(portion, 0, portion.length, Deflater.SYNC_FLUSH);
			packed.all(Arrays.copyOf(portion, count));
		} while (count == portion.length);
		return packed.toArray();
	}

	/** Begins anew. */
	public void reset() {
		deflater.reset();
	}
}
