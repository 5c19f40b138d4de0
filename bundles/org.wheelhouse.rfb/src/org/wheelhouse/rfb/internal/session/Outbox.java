package org.wheelhouse.rfb.internal.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What is to be sent. Any thread adds, the session's thread sends; each message is added whole. A pointer that only moves on takes the
 * place of its last position while that waits.
 */
final class Outbox {

	/** How much may wait for a server that does not read. */
	static final int MOST = 1 << 21;

	private static final int POINTER_BYTES = 6;

	private byte[] bytes = new byte[512];
	private int start;
	private int end;
	/** Where the last message begins if it is a pointer's position, else -1. */
	private int pointerAt = -1;
	private boolean overflown;
	private Runnable waker = () -> {
		// nobody waits yet
	};

	/** @param newWaker called on the thread that adds to the empty box */
	synchronized void onFirst(Runnable newWaker) {
		waker = newWaker;
	}

	/** Adds a message; takes all of it. */
	synchronized void add(ByteBuffer message) {
		pointerAt = -1;
		append(message);
	}

	/** Adds a pointer event that tells a position (RFC 6143, 7.5.5). */
	synchronized void addPointer(ByteBuffer message) {
		var at = pointerAt;
		if (at >= start && at >= 0 && bytes[at + 1] == message.get(1)) {
			message.get(bytes, at, POINTER_BYTES);
		} else {
			append(message);
			pointerAt = end - POINTER_BYTES;
		}
	}

	private void append(ByteBuffer message) {
		var size = message.remaining();
		if (overflown || end - start + size > MOST) {
			overflown = true;
			pointerAt = -1;
			waker.run();
			return;
		}
		if (end + size > bytes.length) {
			makeRoom(size);
		}
		var first = start == end;
		message.get(bytes, end, size);
		end += size;
		if (first) {
			waker.run();
		}
	}

	private void makeRoom(int size) {
		var used = end - start;
		var target = used + size > bytes.length / 2 ? new byte[Math.max(bytes.length * 2, used + size)] : bytes;
		System.arraycopy(bytes, start, target, 0, used);
		bytes = target;
		pointerAt = Math.max(-1, pointerAt - start);
		start = 0;
		end = used;
	}

	/** Whether more was added than is kept; nothing is added any more. */
	synchronized boolean isOverflown() {
		return overflown;
	}

	synchronized boolean isEmpty() {
		return start == end;
	}

	/** Sends what the channel takes. The session's thread. */
	synchronized void sendTo(WritableByteChannel channel) throws IOException {
		while (start < end) {
			var sent = channel.write(ByteBuffer.wrap(bytes, start, end - start));
			if (sent == 0) {
				return;
			}
			start += sent;
		}
		start = 0;
		end = 0;
		pointerAt = -1;
	}
}
