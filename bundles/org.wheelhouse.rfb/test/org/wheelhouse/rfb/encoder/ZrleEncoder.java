package org.wheelhouse.rfb.encoder;

import java.util.Random;
import java.util.stream.IntStream;

import org.wheelhouse.rfb.Encoding;

public final class ZrleEncoder implements Encoder {

	private static final int SIDE = 64;

	private final Deflating stream = new Deflating();

	@Override
	public Encoding encoding() {
		return Encoding.ZRLE;
	}

	@Override
	public void encode(Picture picture, Random random, Bytes out) {
		var plain = new Bytes();
		for (var y = 0; y < picture.height(); y += SIDE) {
			for (var x = 0; x < picture.width(); x += SIDE) {
				tile(picture.part(x, y, Math.min(SIDE, picture.width() - x), Math.min(SIDE, picture.height() - y)),
						random, plain);
			}
		}
		var packed = stream.pack(plain.toArray());
		out.s32(packed.length).all(packed);
	}

	private static void tile(Picture tile, Random random, Bytes out) {
		var colours = tile.palette();
		var form = random.nextInt(4);
		if (colours.length == 1 && form > 0) {
			out.u8(1).compactPixel(colours[0]);
		} else if (colours.length > 1 && colours.length <= 16 && form == 1) {
			packed(tile, colours, out);
		} else if (colours.length > 1 && colours.length <= 127 && form == 2) {
			out.u8(128 + colours.length);
			palette(colours, out);
			runs(tile, colours, out);
		} else if (form == 3) {
			out.u8(128);
			runs(tile, new int[0], out);
		} else {
			out.u8(0);
			for (var colour : tile.pixels()) {
				out.compactPixel(colour);
			}
		}
	}

	private static void palette(int[] colours, Bytes out) {
		for (var colour : colours) {
			out.compactPixel(colour);
		}
	}

	private static int index(int[] colours, int colour) {
		return IntStream.range(0, colours.length).filter(i -> colours[i] == colour).findFirst().orElseThrow();
	}

	private static void packed(Picture tile, int[] colours, Bytes out) {
		out.u8(colours.length);
		palette(colours, out);
		var bits = colours.length == 2 ? 1 : colours.length <= 4 ? 2 : 4;
		for (var y = 0; y < tile.height(); y++) {
			var value = 0;
			var filled = 0;
			for (var x = 0; x < tile.width(); x++) {
				value = value << bits | index(colours, tile.get(x, y));
				filled += bits;
				if (filled == 8) {
					out.u8(value);
					value = 0;
					filled = 0;
				}
			}
			if (filled > 0) {
				out.u8(value << 8 - filled);
			}
		}
	}

	/** @param colours empty for runs without a palette */
	private static void runs(Picture tile, int[] colours, Bytes out) {
		var pixels = tile.pixels();
		for (var i = 0; i < pixels.length;) {
			var length = 1;
			while (i + length < pixels.length && pixels[i + length] == pixels[i]) {
				length++;
			}
			if (colours.length == 0) {
				length(length, out.compactPixel(pixels[i]));
			} else if (length == 1) {
				out.u8(index(colours, pixels[i]));
			} else {
				length(length, out.u8(128 + index(colours, pixels[i])));
			}
			i += length;
		}
	}

	private static void length(int length, Bytes out) {
		var left = length - 1;
		for (; left >= 255; left -= 255) {
			out.u8(255);
		}
		out.u8(left);
	}
}
