package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** RFC 6143, 7.7.1. */
final class RawDecoder implements Decoder {

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var pixels = surface.pixels();
		var rowBytes = width * 4;
		var to = y * surface.stride() + x;
		for (var left = height; left > 0 && width > 0;) {
			var rows = Math.min(left, Math.max(1, in.available() / rowBytes));
			var at = in.take(rows * rowBytes);
			for (var row = 0; row < rows; row++) {
				in.pixels(at, pixels, to, width);
				at += rowBytes;
				to += surface.stride();
			}
			left -= rows;
		}
	}
}
