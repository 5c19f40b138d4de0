package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** Encoding 6: raw pixels, packed. */
final class ZlibDecoder implements Decoder {

	private final RawDecoder raw = new RawDecoder();
	private final ZlibStream stream = new ZlibStream();

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		raw.decode(stream.begin(in, in.s32()), surface, x, y, width, height);
		stream.end();
	}

	@Override
	public void close() {
		stream.close();
	}
}
