package org.wheelhouse.rfb.encoder;

import java.util.Random;

import org.wheelhouse.rfb.Encoding;

public final class HextileEncoder implements Encoder {

	private static final int SIDE = 16;

	/** What the client remembers, -1 when it knows none. */
	private int background;
	private int foreground;

	@Override
	public Encoding encoding() {
		return Encoding.HEXTILE;
	}

	@Override
	public void encode(Picture picture, Random random, Bytes out) {
		background = -1;
		foreground = -1;
		for (var y = 0; y < picture.height(); y += SIDE) {
			for (var x = 0; x < picture.width(); x += SIDE) {
				tile(picture.part(x, y, Math.min(SIDE, picture.width() - x), Math.min(SIDE, picture.height() - y)),
						random, out);
			}
		}
	}

	private void tile(Picture tile, Random random, Bytes out) {
		var colours = tile.palette();
		var back = random.nextInt(3) == 0 && background >= 0 ? background : colours[random.nextInt(colours.length)];
		var pieces = new Bytes();
		var count = 0;
		var sameColour = -1;
		for (var y = 0; y < tile.height(); y++) {
			for (var x = 0; x < tile.width();) {
				var colour = tile.get(x, y);
				var width = 1;
				while (x + width < tile.width() && tile.get(x + width, y) == colour) {
					width++;
				}
				if (colour != back) {
					sameColour = count == 0 || sameColour == colour ? colour : -2;
					pieces.pixel(colour).u8(x << 4 | y, width - 1 << 4);
					count++;
				}
				x += width;
			}
		}
		if (count > 255 || random.nextInt(8) == 0) {
			out.u8(1);
			new RawEncoder().encode(tile, random, out);
			// After a raw tile nothing is remembered.
			background = -1;
			foreground = -1;
			return;
		}
		write(back, sameColour, count, pieces.toArray(), random, out);
	}

	private void write(int back, int sameColour, int count, byte[] pieces, Random random, Bytes out) {
		var oneColour = count > 0 && sameColour >= 0 && random.nextInt(4) > 0;
		var tellBack = back != background || random.nextInt(4) == 0;
		var tellFore = oneColour && (sameColour != foreground || random.nextInt(4) == 0);
		out.u8((tellBack ? 2 : 0) | (tellFore ? 4 : 0) | (count > 0 ? 8 : 0) | (count > 0 && !oneColour ? 16 : 0));
		if (tellBack) {
			out.pixel(back);
			background = back;
		}
		if (tellFore) {
			out.pixel(sameColour);
			foreground = sameColour;
		}
		if (count > 0) {
			out.u8(count);
			for (var i = 0; i < count; i++) {
				for (var j = oneColour ? 4 : 0; j < 6; j++) {
					out.u8(pieces[i * 6 + j]);
				}
			}
		}
		if (count > 0 && !oneColour) {
			// The specification lets no foreground pass a tile of colours.
			foreground = -1;
		}
	}
}
