package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** RFC 6143, 7.7.2. */
final class CopyRectDecoder implements Decoder {

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var fromX = in.u16();
		var fromY = in.u16();
		if (!surface.contains(fromX, fromY, width, height)) {
			throw Decoder.nonsense("pixels copied from outside the screen");
		}
		var pixels = surface.pixels();
		var stride = surface.stride();
		for (var i = 0; i < height; i++) {
			var row = fromY < y ? height - 1 - i : i;
			System.arraycopy(pixels, (fromY + row) * stride + fromX, pixels, (y + row) * stride + x, width);
		}
	}
}
