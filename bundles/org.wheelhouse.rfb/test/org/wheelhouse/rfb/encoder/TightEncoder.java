package org.wheelhouse.rfb.encoder;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.rfb.Encoding;

public final class TightEncoder implements Encoder {

	private static final int SMALLEST_PACKED = 12;

	private final Deflating[] streams = Stream.generate(Deflating::new).limit(4).toArray(Deflating[]::new);

	@Override
	public Encoding encoding() {
		return Encoding.TIGHT;
	}

	@Override
	public void encode(Picture picture, Random random, Bytes out) {
		var resets = random.nextInt(4) == 0 ? random.nextInt(16) : 0;
		for (var i = 0; i < streams.length; i++) {
			if ((resets >> i & 1) != 0) {
				streams[i].reset();
			}
		}
		var colours = picture.palette();
		var form = random.nextInt(4);
		var stream = random.nextInt(4);
		if (colours.length == 1 && form > 0) {
			out.u8(0x80 | resets).tightPixel(colours[0]);
		} else if (colours.length > 1 && colours.length <= 256 && form > 1) {
			out.u8(0x40 | stream << 4 | resets).u8(1, colours.length - 1);
			for (var colour : colours) {
				out.tightPixel(colour);
			}
			data(stream, colours.length == 2 ? bits(picture, colours[1]) : indices(picture, colours), out);
		} else if (form == 1) {
			out.u8(0x40 | stream << 4 | resets).u8(2);
			data(stream, gradient(picture), out);
		} else {
			var named = random.nextBoolean();
			out.u8((named ? 0x40 : 0) | stream << 4 | resets);
			if (named) {
				out.u8(0);
			}
			data(stream, copy(picture), out);
		}
	}

	private void data(int stream, byte[] plain, Bytes out) {
		if (plain.length < SMALLEST_PACKED) {
			out.all(plain);
			return;
		}
		var packed = streams[stream].pack(plain);
		var length = packed.length;
		if (length < 1 << 7) {
			out.u8(length);
		} else if (length < 1 << 14) {
			out.u8(length & 0x7F | 0x80, length >> 7);
		} else {
			out.u8(length & 0x7F | 0x80, length >> 7 & 0x7F | 0x80, length >> 14);
		}
		out.all(packed);
	}

	private static byte[] copy(Picture picture) {
		var plain = new Bytes();
		for (var colour : picture.pixels()) {
			plain.tightPixel(colour);
		}
		return plain.toArray();
	}

	private static byte[] bits(Picture picture, int one) {
		var plain = new Bytes();
		for (var y = 0; y < picture.height(); y++) {
			for (var x = 0; x < picture.width(); x += 8) {
				var value = 0;
				for (var i = 0; i < 8; i++) {
					value = value << 1 | (x + i < picture.width() && picture.get(x + i, y) == one ? 1 : 0);
				}
				plain.u8(value);
			}
		}
		return plain.toArray();
	}

	private static byte[] indices(Picture picture, int[] colours) {
		var plain = new Bytes();
		for (var colour : picture.pixels()) {
			plain.u8(IntStream.range(0, colours.length).filter(i -> colours[i] == colour).findFirst().orElseThrow());
		}
		return plain.toArray();
	}

	private static byte[] gradient(Picture picture) {
		var plain = new Bytes();
		for (var y = 0; y < picture.height(); y++) {
			for (var x = 0; x < picture.width(); x++) {
				for (var shift = 16; shift >= 0; shift -= 8) {
					var left = x > 0 ? part(picture, x - 1, y, shift) : 0;
					var above = y > 0 ? part(picture, x, y - 1, shift) : 0;
					var corner = x > 0 && y > 0 ? part(picture, x - 1, y - 1, shift) : 0;
					plain.u8(part(picture, x, y, shift) - Math.clamp(left + above - corner, 0, 255));
				}
			}
		}
		return plain.toArray();
	}

	private static int part(Picture picture, int x, int y, int shift) {
		return picture.get(x, y) >> shift & 0xFF;
	}
}
