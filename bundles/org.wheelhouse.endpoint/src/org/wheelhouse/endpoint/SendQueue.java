package org.wheelhouse.endpoint;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a peer has not taken yet, bounded in bytes. Guarded by the lock of its wire.
 */
final class SendQueue {

	/** Bytes that wait, and perhaps the descriptor that goes with the first of them. */
	static final class Portion {
		private final ByteBuffer bytes;
		private @Nullable HeldDescriptor descriptor;

		private Portion(ByteBuffer bytes, @Nullable HeldDescriptor descriptor) {
			this.bytes = bytes;
			this.descriptor = descriptor;
		}

		ByteBuffer bytes() {
			return bytes;
		}

		@Nullable
		HeldDescriptor descriptor() {
			return descriptor;
		}

		private void dropDescriptor() {
			var held = descriptor;
			descriptor = null;
			if (held != null) {
				held.close();
			}
		}
	}

	private final ArrayDeque<Portion> portions = new ArrayDeque<>();
	private final int limit;
	private long waiting;

	SendQueue(int limit) {
		this.limit = limit;
	}

	boolean isEmpty() {
		return portions.isEmpty();
	}

	/** Whether so many more bytes may wait. A single portion may always, however large: it is somebody's one command. */
	boolean hasRoomFor(int bytes) {
		return portions.isEmpty() || waiting + bytes <= limit;
	}

	/** Copies what remains of the buffer, and takes over the descriptor. */
	void add(ByteBuffer bytes, @Nullable HeldDescriptor descriptor) {
		var copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
		portions.add(new Portion(copy, descriptor));
		waiting += copy.remaining();
	}

	/** The portion to be sent next; the queue must not be empty. */
	Portion first() {
		return portions.element();
	}

	/** Notes that so many bytes of the first portion were taken, and with the first of them its descriptor. */
	void sent(int bytes) {
		if (bytes == 0) {
			return;
		}
		waiting -= bytes;
		first().dropDescriptor();
		if (!first().bytes().hasRemaining()) {
			portions.remove();
		}
	}

	/** Drops everything. */
	void clear() {
		portions.forEach(Portion::dropDescriptor);
		portions.clear();
		waiting = 0;
	}
}
