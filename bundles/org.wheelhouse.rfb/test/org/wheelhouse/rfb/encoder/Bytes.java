package org.wheelhouse.rfb.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.wheelhouse.rfb.Encoding;

/** Bytes as a server writes them. */
public final class Bytes {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	public Bytes u8(int... values) {
		for (var value : values) {
			bytes.write(value);
		}
		return this;
	}

	public Bytes u16(int... values) {
		for (var value : values) {
			u8(value >> 8, value);
		}
		return this;
	}

	public Bytes s32(int value) {
		return u16(value >> 16, value);
	}

	/** Four bytes as the client asks for them: blue first. The last means nothing, so it is not zero. */
	public Bytes pixel(int colour) {
		return u8(colour, colour >> 8, colour >> 16, 0xA5);
	}

	/** Three bytes, blue first. */
	public Bytes compactPixel(int colour) {
		return u8(colour, colour >> 8, colour >> 16);
	}

	/** Three bytes, red first. */
	public Bytes tightPixel(int colour) {
		return u8(colour >> 16, colour >> 8, colour);
	}

	public Bytes text(String text) {
		bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	public Bytes all(byte[] more) {
		bytes.writeBytes(more);
		return this;
	}

	/** A greeting of 3.8 without security, up to the name. */
	public Bytes greeting(int width, int height) {
		return text("RFB 003.008\n").u8(1, 1).s32(0).u16(width, height).serverFormat().s32(4).text("test");
	}

	/** Some pixel format of the server's own, which does not matter. */
	public Bytes serverFormat() {
		return u8(32, 24, 0, 1).u16(255, 255, 255).u8(16, 8, 0, 0, 0, 0);
	}

	public Bytes update(int rectangles) {
		return u8(0, 0).u16(rectangles);
	}

	public Bytes rectangle(int x, int y, int width, int height, int encoding) {
		return u16(x, y, width, height).s32(encoding);
	}

	public Bytes rectangle(int x, int y, int width, int height, Encoding encoding) {
		return rectangle(x, y, width, height, encoding.number());
	}

	public byte[] toArray() {
		return bytes.toByteArray();
	}

	public int size() {
		return bytes.size();
	}
}
