package org.wheelhouse.rfb.internal.picture;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.ByteSource;
import org.wheelhouse.rfb.internal.bytes.Input;

/**
 * A zlib stream that goes on from one rectangle to the next. However much the server packs into it, no more is unpacked at a time
 * than a decoder takes and one window holds.
 */
final class ZlibStream implements ByteSource, AutoCloseable {

	private static final int WINDOW = 1 << 16;

	private final Inflater inflater = new Inflater();
	private final Input inflated = new Input(this, WINDOW);
	private final byte[] beyond = new byte[1];
	/** Where packed bytes come from; itself before the first rectangle, when nothing is left to be read. */
	private Input packed = inflated;
	private int left;

	/**
	 * Begins a rectangle.
	 *
	 * @param from   where its packed bytes come from
	 * @param length how many they are, unsigned
	 * @return its unpacked bytes
	 */
	Input begin(Input from, int length) throws RfbException {
		if (length < 0) {
			throw new RfbException(RfbException.Kind.LIMIT,
					"The VNC server sends a rectangle that it says is packed in "
							+ Integer.toUnsignedLong(length) + " bytes. So much is not taken.");
		}
		packed = from;
		left = length;
		return inflated;
	}

	@Override
	public void read(ByteBuffer target) throws RfbException {
		int count;
		while ((count = inflate(target.array(), target.position(), target.remaining())) == 0) {
			if (left == 0 || inflater.finished() || inflater.needsDictionary()) {
				throw Decoder.nonsense("packed pixels that end too early");
			}
			feed();
		}
		target.position(target.position() + count);
	}

	private int inflate(byte[] bytes, int offset, int length) throws RfbException {
		try {
			return inflater.inflate(bytes, offset, length);
		} catch (DataFormatException e) {
			throw Decoder.nonsense("packed pixels that cannot be unpacked");
		}
	}

	private void feed() throws RfbException {
		var portion = packed.portion(1, Math.min(left, packed.window().length));
		inflater.setInput(packed.window(), packed.take(portion), portion);
		left -= portion;
	}

	/** Ends a rectangle: everything must have been used up, or the next one would begin with what is left of this. */
	void end() throws RfbException {
		while (inflated.available() == 0 && inflate(beyond, 0, 1) == 0) {
			if (left > 0) {
				feed();
			} else if (inflater.getRemaining() == 0) {
				return;
			} else {
				break;
			}
		}
		throw Decoder.nonsense("more packed pixels than the rectangle has");
	}

	/** Forgets what went before, as the server does. */
	void reset() {
		inflater.reset();
	}

	@Override
	public void close() {
		inflater.end();
	}
}
