package org.wheelhouse.rfb.internal.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.rfb.Encoding;

/** What a client says (RFC 6143, 7.5, and QEMU's extensions), as bytes. Any thread. */
final class ClientMessages {

	private static final int SET_PIXEL_FORMAT = 0;
	private static final int SET_ENCODINGS = 2;
	private static final int FRAMEBUFFER_UPDATE_REQUEST = 3;
	private static final int KEY_EVENT = 4;
	private static final int POINTER_EVENT = 5;
	private static final int CLIENT_CUT_TEXT = 6;
	private static final int SET_DESKTOP_SIZE = 251;
	private static final int QEMU = 255;
	private static final int LARGEST = 0xFFFF;
	/** Where a movement of nothing is, in QEMU's pointer events of movements. */
	private static final int MIDDLE = 0x7FFF;

	/** Pixels of 32 bits, of which 24 count, blue in the first byte; without the padding. */
	private static final byte[] PIXEL_FORMAT = {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0};

	private final Outbox outbox;

	ClientMessages(Outbox outbox) {
		this.outbox = outbox;
	}

	/** Whether this is the format that {@link #setPixelFormat()} asks for. */
	static boolean isOurFormat(byte[] bytes, int at) {
		return Arrays.equals(bytes, at, at + PIXEL_FORMAT.length, PIXEL_FORMAT, 0, PIXEL_FORMAT.length);
	}

	/** Asks for pixels as they are kept here. */
	void setPixelFormat() {
		outbox.add(message(SET_PIXEL_FORMAT, 20).put(4, PIXEL_FORMAT));
	}

	/** Tells which encodings are understood, preferred first. */
	void setEncodings(List<Encoding> encodings) {
		var numbers = IntStream
				.concat(encodings.stream().mapToInt(Encoding::number),
						Stream.of(Pseudo.values()).mapToInt(Pseudo::number))
				.toArray();
		var message = message(SET_ENCODINGS, 4 + 4 * numbers.length).position(2).putShort((short) numbers.length);
		for (var number : numbers) {
			message.putInt(number);
		}
		outbox.add(message.rewind());
	}

	void requestUpdate(boolean incremental, int width, int height) {
		outbox.add(message(FRAMEBUFFER_UPDATE_REQUEST, 10).put(1, (byte) (incremental ? 1 : 0))
				.putShort(6, (short) width).putShort(8, (short) height));
	}

	void key(int keysym, boolean down) {
		outbox.add(message(KEY_EVENT, 8).put(1, (byte) (down ? 1 : 0)).putInt(4, keysym));
	}

	/** QEMU's extended key event. */
	void key(int keysym, int scancode, boolean down) {
		outbox.add(message(QEMU, 12).putShort(2, (short) (down ? 1 : 0)).putInt(4, keysym).putInt(8, scancode));
	}

	void pointer(int x, int y, int buttons) {
		outbox.addPointer(pointerEvent(x, y, buttons));
	}

	/** A movement: each counts, so none takes the place of another. */
	void movePointer(int dx, int dy, int buttons) {
		outbox.add(pointerEvent(MIDDLE + dx, MIDDLE + dy, buttons));
	}

	private static ByteBuffer pointerEvent(int x, int y, int buttons) {
		return message(POINTER_EVENT, 6).put(1, (byte) buttons).putShort(2, (short) Math.clamp(x, 0, LARGEST))
				.putShort(4, (short) Math.clamp(y, 0, LARGEST));
	}

	void cutText(String text) {
		var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		outbox.add(message(CLIENT_CUT_TEXT, 8 + bytes.length).putInt(4, bytes.length).put(8, bytes));
	}

	/** Asks for one screen of this size in place of all there are. */
	void setDesktopSize(int width, int height, int screen, int flags) {
		outbox.add(message(SET_DESKTOP_SIZE, 24).putShort(2, (short) width).putShort(4, (short) height)
				.put(6, (byte) 1).putInt(8, screen).putShort(16, (short) width).putShort(18, (short) height)
				.putInt(20, flags));
	}

	private static ByteBuffer message(int type, int size) {
		return ByteBuffer.allocate(size).put(0, (byte) type);
	}
}
