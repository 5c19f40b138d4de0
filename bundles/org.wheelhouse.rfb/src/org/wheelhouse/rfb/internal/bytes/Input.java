package org.wheelhouse.rfb.internal.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.wheelhouse.rfb.RfbException;

/**
 * Reads a source through a window. A decoder takes so many bytes and finds them, in one piece, in the window: nothing is
 * allocated, and it waits where they have not come yet. Numbers are big-endian, as everything in RFB but our pixels.
 */
public final class Input {

	private static final ValueLayout.OfInt PIXEL = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private static final int RGB = 0xFFFFFF;

	private final ByteSource source;
	private final byte[] window;
	private final ByteBuffer room;
	private final MemorySegment segment;
	private int position;
	private int limit;
	private long total;

	/** @param size of the window, and so the most that can be taken at once */
	public Input(ByteSource source, int size) {
		this.source = source;
		window = new byte[size];
		room = ByteBuffer.wrap(window);
		segment = MemorySegment.ofArray(window);
	}

	/** Where taken bytes are found, until the next are taken. Always the same array. */
	public byte[] window() {
		return window;
	}

	/**
	 * Takes bytes.
	 *
	 * @param count at most the size of the window
	 * @return where in the window they begin
	 */
	public int take(int count) throws RfbException {
		var at = position;
		if (limit - at < count) {
			at = fill(count);
		}
		position = at + count;
		return at;
	}

	private int fill(int count) throws RfbException {
		if (count > window.length) {
			throw new IllegalArgumentException(count + " bytes at once");
		}
		if (position == limit) {
			position = 0;
			limit = 0;
		} else if (window.length - position < count) {
			System.arraycopy(window, position, window, 0, limit - position);
			limit -= position;
			position = 0;
		}
		while (limit - position < count) {
			room.limit(window.length).position(limit);
			source.read(room);
			total += room.position() - limit;
			limit = room.position();
		}
		return position;
	}

	/** How many bytes are in the window already. */
	public int available() {
		return limit - position;
	}

	/** How many bytes can be taken at once: those that are there already, but at least so many, and at most so many. */
	public int portion(int least, int most) {
		return Math.min(most, Math.max(least, limit - position));
	}

	/** How many bytes have come from the source since the beginning. */
	public long total() {
		return total;
	}

	/** Tells the source that it may be silent until the next message begins. Call it with nothing half read. */
	public void awaitMessage() throws RfbException {
		if (limit == position) {
			source.allowSilence(true);
			fill(1);
			source.allowSilence(false);
		}
	}

	public int u8() throws RfbException {
		return window[take(1)] & 0xFF;
	}

	public int u16() throws RfbException {
		return u16(take(2));
	}

	public int s32() throws RfbException {
		return s32(take(4));
	}

	/** An unsigned number that was taken, at this place of the window. */
	public int u16(int at) {
		return (window[at] & 0xFF) << 8 | window[at + 1] & 0xFF;
	}

	/** A number that was taken, at this place of the window. */
	public int s32(int at) {
		return u16(at) << 16 | u16(at + 2);
	}

	/** Copies pixels that were taken, each four bytes of which the last means nothing. */
	public void pixels(int at, int[] target, int offset, int count) {
		MemorySegment.copy(segment, PIXEL, at, target, offset, count);
		var i = offset;
		var end = offset + count;
		// Four at a time: the product's compiler (C1) unrolls nothing itself, and this is most of what a raw frame costs.
		for (; i < end - 3; i += 4) {
			target[i] &= RGB;
			target[i + 1] &= RGB;
			target[i + 2] &= RGB;
			target[i + 3] &= RGB;
		}
		for (; i < end; i++) {
			target[i] &= RGB;
		}
	}

	/** Passes over bytes, however many. */
	public void skip(long count) throws RfbException {
		for (var left = count; left > 0;) {
			var portion = portion(1, (int) Math.min(left, window.length));
			take(portion);
			left -= portion;
		}
	}

	/**
	 * A text of Latin-1 after its length in 32 bits, without the NUL that QEMU counts.
	 *
	 * @param what  it is, for the error
	 * @param limit how many bytes it may have
	 */
	public String text(String what, int limit) throws RfbException {
		return text(what, limit, StandardCharsets.ISO_8859_1);
	}

	/** As {@link #text(String, int)}, in UTF-8. */
	public String utf8(String what, int limit) throws RfbException {
		return text(what, limit, StandardCharsets.UTF_8);
	}

	private String text(String what, int most, Charset charset) throws RfbException {
		var length = Integer.toUnsignedLong(s32());
		if (length > most) {
			throw new RfbException(RfbException.Kind.LIMIT, "The VNC server sends " + what + " of " + length
					+ " bytes. More than " + most + " are not taken.");
		}
		var bytes = new byte[(int) length];
		for (var done = 0; done < bytes.length;) {
			var portion = portion(1, Math.min(bytes.length - done, window.length));
			System.arraycopy(window, take(portion), bytes, done, portion);
			done += portion;
		}
		var end = bytes.length;
		while (end > 0 && bytes[end - 1] == 0) {
			end--;
		}
		return new String(bytes, 0, end, charset);
	}
}
