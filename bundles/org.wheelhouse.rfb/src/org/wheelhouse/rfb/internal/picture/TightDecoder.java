package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/**
 * Encoding 7, without JPEG and PNG, which we never offer. In our pixel format a pixel is three bytes: red, green, blue.
 */
final class TightDecoder implements Decoder {

	private static final int STREAMS = 4;
	private static final int FILL = 8;
	private static final int FIRST_UNKNOWN = 8;
	private static final int WITH_FILTER = 4;
	/** Less than this is not packed. */
	private static final int SMALLEST_PACKED = 12;

	private final ZlibStream[] streams = new ZlibStream[STREAMS];
	private final int[] palette = new int[256];

	TightDecoder() {
		for (var i = 0; i < STREAMS; i++) {
			streams[i] = new ZlibStream();
		}
	}

	@Override
	public void decode(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var control = in.u8();
		for (var i = 0; i < STREAMS; i++) {
			if ((control >> i & 1) != 0) {
				streams[i].reset();
			}
		}
		var kind = control >> 4;
		if (kind == FILL) {
			var colour = pixel(in.window(), in.take(3));
			fill(surface, x, y, width, height, colour);
		} else if (kind >= FIRST_UNKNOWN) {
			throw Decoder.nonsense("a tight rectangle of kind " + kind + ", which was not asked for");
		} else {
			var filter = (kind & WITH_FILTER) != 0 ? in.u8() : 0;
			filtered(in, streams[kind & 3], filter, surface, x, y, width, height);
		}
	}

	private void filtered(Input in, ZlibStream stream, int filter, Surface surface, int x, int y, int width, int height)
			throws RfbException {
		switch (filter) {
			case 0 -> {
				var data = data(in, stream, width * height * 3L);
				copy(data, surface, x, y, width, height);
			}
			case 1 -> {
				var size = readPalette(in);
				var data = data(in, stream, (size <= 2 ? (width + 7) / 8 : width) * (long) height);
				if (size <= 2) {
					bits(data, surface, x, y, width, height);
				} else {
					indices(data, size, surface, x, y, width, height);
				}
			}
			case 2 -> {
				var data = data(in, stream, width * height * 3L);
				gradient(data, surface, x, y, width, height);
			}
			default -> throw Decoder.nonsense("a tight rectangle with filter " + filter);
		}
		stream.end();
	}

	/** Where the filtered pixels come from: so many bytes, packed unless they are few. */
	private static Input data(Input in, ZlibStream stream, long size) throws RfbException {
		return size < SMALLEST_PACKED ? in : stream.begin(in, compactLength(in));
	}

	private static int compactLength(Input in) throws RfbException {
		var part = in.u8();
		var length = part & 0x7F;
		if (part >= 0x80) {
			part = in.u8();
			length |= (part & 0x7F) << 7;
			if (part >= 0x80) {
				length |= in.u8() << 14;
			}
		}
		return length;
	}

	private static int pixel(byte[] bytes, int at) {
		return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
	}

	private static void fill(Surface surface, int x, int y, int width, int height, int colour) {
		var pixels = surface.pixels();
		var start = y * surface.stride() + x;
		for (var row = 0; row < height; row++, start += surface.stride()) {
			for (int i = start, end = start + width; i < end; i++) {
				pixels[i] = colour;
			}
		}
	}

	private int readPalette(Input in) throws RfbException {
		var size = in.u8() + 1;
		var at = in.take(size * 3);
		for (var i = 0; i < size; i++) {
			palette[i] = pixel(in.window(), at + i * 3);
		}
		return size;
	}

	private static void copy(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var pixels = surface.pixels();
		var bytes = in.window();
		var start = y * surface.stride() + x;
		for (var row = 0; row < height; row++, start += surface.stride()) {
			var at = in.take(width * 3);
			for (int i = start, end = start + width; i < end; i++, at += 3) {
				pixels[i] = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
			}
		}
	}

	private void bits(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var pixels = surface.pixels();
		var bytes = in.window();
		var start = y * surface.stride() + x;
		var zero = palette[0];
		var one = palette[1];
		for (var row = 0; row < height; row++, start += surface.stride()) {
			var at = in.take((width + 7) / 8);
			for (var column = 0; column < width; column++) {
				var bit = bytes[at + (column >> 3)] >> 7 - (column & 7) & 1;
				pixels[start + column] = bit == 0 ? zero : one;
			}
		}
	}

	private void indices(Input in, int size, Surface surface, int x, int y, int width, int height)
			throws RfbException {
		var pixels = surface.pixels();
		var bytes = in.window();
		var start = y * surface.stride() + x;
		var largest = 0;
		for (var row = 0; row < height; row++, start += surface.stride()) {
			var at = in.take(width);
			for (int i = start, end = start + width; i < end; i++, at++) {
				var index = bytes[at] & 0xFF;
				largest = Math.max(largest, index);
				pixels[i] = palette[index];
			}
		}
		if (largest >= size) {
			throw Decoder.nonsense("colour " + largest + " of a palette of " + size);
		}
	}

	/** Each byte is the difference from what the pixels to the left, above and between let expect. */
	private static void gradient(Input in, Surface surface, int x, int y, int width, int height) throws RfbException {
		var pixels = surface.pixels();
		var bytes = in.window();
		var stride = surface.stride();
		var start = y * stride + x;
		for (var row = 0; row < height; row++, start += stride) {
			var at = in.take(width * 3);
			var left = 0;
			var corner = 0;
			for (int i = start, end = start + width; i < end; i++, at += 3) {
				var above = row == 0 ? 0 : pixels[i - stride];
				left = predicted(left, above, corner, 16, bytes[at]) | predicted(left, above, corner, 8, bytes[at + 1])
						| predicted(left, above, corner, 0, bytes[at + 2]);
				corner = above;
				pixels[i] = left;
			}
		}
	}

	private static int predicted(int left, int above, int corner, int shift, int difference) {
		var guess = (left >> shift & 0xFF) + (above >> shift & 0xFF) - (corner >> shift & 0xFF);
		var clamped = guess < 0 ? 0 : guess > 255 ? 255 : guess;
		return (clamped + difference & 0xFF) << shift;
	}

	@Override
	public void close() {
		for (var stream : streams) {
			stream.close();
		}
	}
}
