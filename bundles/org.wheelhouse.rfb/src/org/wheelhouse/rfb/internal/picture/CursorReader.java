package org.wheelhouse.rfb.internal.picture;

import org.wheelhouse.rfb.CursorImage;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbLimits;
import org.wheelhouse.rfb.internal.bytes.Input;

/** Reads the pictures of pointers, which come as rectangles whose place is the hot spot. */
public final class CursorReader {

	private static final int OPAQUE = 0xFF000000;
	private static final int RAW = 0;

	private final Input in;
	private final int largest;

	public CursorReader(Input in, RfbLimits limits) {
		this.in = in;
		largest = limits.cursorPixels();
	}

	/** Pixels, then a bit for each that says whether it is opaque (RFC 6143, 7.8.1). */
	public CursorImage rich(int hotX, int hotY, int width, int height) throws RfbException {
		var argb = new int[size(width, height)];
		for (var row = 0; row < height; row++) {
			in.pixels(in.take(width * 4), argb, row * width, width);
		}
		var bytes = in.window();
		for (var row = 0; row < height; row++) {
			var at = in.take((width + 7) / 8);
			for (var column = 0; column < width; column++) {
				var opaque = (bytes[at + column / 8] >> 7 - column % 8 & 1) != 0;
				argb[row * width + column] = opaque ? argb[row * width + column] | OPAQUE : 0;
			}
		}
		return new CursorImage(width, height, hotX, hotY, argb);
	}

	/**
	 * Pixels of four bytes with alpha, their colours multiplied with it.
	 *
	 * @param blueFirst whether the bytes are blue, green, red, alpha, as QEMU sends them; else red, green, blue, alpha
	 */
	public CursorImage alpha(int hotX, int hotY, int width, int height, boolean blueFirst) throws RfbException {
		var argb = new int[size(width, height)];
		var encoding = in.s32();
		if (encoding != RAW) {
			throw Decoder.nonsense("a pointer in encoding " + encoding);
		}
		var bytes = in.window();
		for (var row = 0; row < height; row++) {
			var at = in.take(width * 4);
			for (var column = 0; column < width; column++, at += 4) {
				var first = bytes[at] & 0xFF;
				var third = bytes[at + 2] & 0xFF;
				argb[row * width + column] = divided(blueFirst ? third : first, bytes[at + 1] & 0xFF,
						blueFirst ? first : third, bytes[at + 3] & 0xFF);
			}
		}
		return new CursorImage(width, height, hotX, hotY, argb);
	}

	private static int divided(int red, int green, int blue, int alpha) {
		return alpha == 0
				? 0
				: alpha << 24 | divided(red, alpha) << 16 | divided(green, alpha) << 8 | divided(blue, alpha);
	}

	private static int divided(int colour, int alpha) {
		return Math.min(255, (colour * 255 + alpha / 2) / alpha);
	}

	private int size(int width, int height) throws RfbException {
		if (width > largest || height > largest) {
			throw new RfbException(Kind.LIMIT, "The VNC server sends a pointer of " + width + "×" + height
					+ ". Larger than " + largest + "×" + largest + " is not taken.");
		}
		return width * height;
	}
}
