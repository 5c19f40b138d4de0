package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** RFC 6143, 7.7.6. In our pixel format a pixel is packed as three bytes: blue, green, red. */
final class ZrleDecoder implements Decoder {

	private static final int SIDE = 64;
	private static final int RUNS = 128;
	private static final int LARGEST_PACKED = 16;

	private final ZlibStream stream = new ZlibStream();
	private final int[] palette = new int[128];

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var unpacked = stream.begin(in, in.s32());
		var pixels = surface.pixels();
		var stride = surface.stride();
		for (var top = 0; top < height; top += SIDE) {
			var tileHeight = Math.min(SIDE, height - top);
			for (var left = 0; left < width; left += SIDE) {
				tile(unpacked, pixels, (y + top) * stride + x + left, stride, Math.min(SIDE, width - left), tileHeight);
			}
		}
		stream.end();
	}

	private void tile(Input in, int[] pixels, int to, int stride, int width, int height) throws RfbException {
		var kind = in.u8();
		if (kind == 0) {
			raw(in, pixels, to, stride, width, height);
		} else if (kind == RUNS) {
			runs(in, pixels, to, stride, width, height);
		} else if (kind > RUNS + 1) {
			readPalette(in, kind - RUNS);
			paletteRuns(in, kind - RUNS, pixels, to, stride, width, height);
		} else if (kind == 1) {
			fill(pixels, to, stride, width, height, pixel(in.window(), in.take(3)));
		} else if (kind <= LARGEST_PACKED) {
			readPalette(in, kind);
			packed(in, kind, pixels, to, stride, width, height);
		} else {
			throw Decoder.nonsense("a ZRLE tile of kind " + kind);
		}
	}

	private static int pixel(byte[] bytes, int at) {
		return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
	}

	private void readPalette(Input in, int size) throws RfbException {
		var at = in.take(size * 3);
		for (var i = 0; i < size; i++) {
			palette[i] = pixel(in.window(), at + i * 3);
		}
	}

	private static void raw(Input in, int[] pixels, int to, int stride, int width, int height) throws RfbException {
		var bytes = in.window();
		var at = in.take(width * height * 3);
		for (int row = 0, start = to; row < height; row++, start += stride) {
			for (int i = start, end = start + width; i < end; i++, at += 3) {
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

	/** Indices of 1, 2 or 4 bits, each row beginning with a byte. */
	private void packed(Input in, int size, int[] pixels, int to, int stride, int width, int height)
			throws RfbException {
		var bits = size == 2 ? 1 : size <= 4 ? 2 : 4;
		var mask = (1 << bits) - 1;
		var bytes = in.window();
		var at = in.take((width * bits + 7) / 8 * height);
		var largest = 0;
		for (int row = 0, start = to; row < height; row++, start += stride) {
			var shift = 0;
			for (int i = start, end = start + width; i < end; i++) {
				if (shift == 0) {
					shift = 8;
					at++;
				}
				shift -= bits;
				var index = bytes[at - 1] >> shift & mask;
				largest = Math.max(largest, index);
				pixels[i] = palette[index];
			}
		}
		checkIndex(largest, size);
	}

	private static void checkIndex(int index, int size) throws RfbException {
		if (index >= size) {
			throw Decoder.nonsense("colour " + index + " of a palette of " + size);
		}
	}

	private static void runs(Input in, int[] pixels, int to, int stride, int width, int height) throws RfbException {
		var left = width * height;
		var done = 0;
		while (done < left) {
			var colour = pixel(in.window(), in.take(3));
			var length = length(in, left - done);
			run(pixels, to, stride, width, done, length, colour);
			done += length;
		}
	}

	private void paletteRuns(Input in, int size, int[] pixels, int to, int stride, int width, int height)
			throws RfbException {
		var left = width * height;
		var done = 0;
		while (done < left) {
			var index = in.u8();
			var length = 1;
			if (index >= RUNS) {
				index -= RUNS;
				length = length(in, left - done);
			}
			checkIndex(index, size);
			run(pixels, to, stride, width, done, length, palette[index]);
			done += length;
		}
	}

	private static int length(Input in, int most) throws RfbException {
		var length = 1;
		int part;
		do {
			part = in.u8();
			length += part;
			if (length > most) {
				throw Decoder.nonsense("a run that goes beyond its tile");
			}
		} while (part == 255);
		return length;
	}

	private static void run(int[] pixels, int to, int stride, int width, int done, int length, int colour) {
		var column = done % width;
		var row = to + done / width * stride;
		for (var left = length; left > 0;) {
			var part = Math.min(left, width - column);
			for (int i = row + column, end = i + part; i < end; i++) {
				pixels[i] = colour;
			}
			left -= part;
			column = 0;
			row += stride;
		}
	}
}
