package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** RFC 6143, 7.7.4. */
final class HextileDecoder implements Decoder {

	private static final int RAW = 1;
	private static final int BACKGROUND = 2;
	private static final int FOREGROUND = 4;
	private static final int RECTANGLES = 8;
	private static final int COLOURED = 16;
	private static final int SIDE = 16;

	private int background;
	private int foreground;

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		background = 0;
		foreground = 0;
		var pixels = surface.pixels();
		var stride = surface.stride();
		for (var top = 0; top < height; top += SIDE) {
			var tileHeight = Math.min(SIDE, height - top);
			for (var left = 0; left < width; left += SIDE) {
				tile(in, pixels, (y + top) * stride + x + left, stride, Math.min(SIDE, width - left), tileHeight);
			}
		}
	}

	private void tile(Input in, int[] pixels, int to, int stride, int width, int height) throws RfbException {
		var kind = in.u8();
		if ((kind & RAW) != 0) {
			raw(in, pixels, to, stride, width, height);
			return;
		}
		if ((kind & BACKGROUND) != 0) {
			background = pixel(in.window(), in.take(4));
		}
		if ((kind & FOREGROUND) != 0) {
			foreground = pixel(in.window(), in.take(4));
		}
		fill(pixels, to, stride, width, height, background);
		if ((kind & RECTANGLES) != 0) {
			var count = in.u8();
			if ((kind & COLOURED) != 0) {
				coloured(in, count, pixels, to, stride, width, height);
			} else {
				plain(in, count, pixels, to, stride, width, height);
			}
		}
	}

	private static int pixel(byte[] bytes, int at) {
		return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
	}

	private static void raw(Input in, int[] pixels, int to, int stride, int width, int height) throws RfbException {
		var bytes = in.window();
		var at = in.take(width * height * 4);
		for (int row = 0, start = to; row < height; row++, start += stride) {
			for (int i = start, end = start + width; i < end; i++, at += 4) {
				pixels[i] = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
			}
		}
	}

	private static void fill(int[] pixels, int to, int stride, int width, int height, int colour) {
		for (int row = 0, start = to; row < height; row++, start += stride) {
			for (int i = start, end = start + width; i < end; i++) {
				pixels[i] = colour;
			}
		}
	}

	private static void coloured(Input in, int count, int[] pixels, int to, int stride, int width, int height)
			throws RfbException {
		var bytes = in.window();
		var at = in.take(count * 6);
		for (var end = at + count * 6; at < end; at += 6) {
			rectangle(pixels, to, stride, width, height, bytes[at + 4], bytes[at + 5], pixel(bytes, at));
		}
	}

	private void plain(Input in, int count, int[] pixels, int to, int stride, int width, int height)
			throws RfbException {
		var bytes = in.window();
		var at = in.take(count * 2);
		for (var end = at + count * 2; at < end; at += 2) {
			rectangle(pixels, to, stride, width, height, bytes[at], bytes[at + 1], foreground);
		}
	}

	/** @param place column and row in four bits each; size the same, less one */
	private static void rectangle(int[] pixels, int to, int stride, int width, int height, int place, int size,
			int colour) throws RfbException {
		var left = place >> 4 & 15;
		var top = place & 15;
		var right = left + (size >> 4 & 15) + 1;
		var bottom = top + (size & 15) + 1;
		if (right > width || bottom > height) {
			throw Decoder.nonsense("a rectangle outside its tile");
		}
		for (int row = top, start = to + top * stride; row < bottom; row++, start += stride) {
			for (int i = start + left, end = start + right; i < end; i++) {
				pixels[i] = colour;
			}
		}
	}
}
