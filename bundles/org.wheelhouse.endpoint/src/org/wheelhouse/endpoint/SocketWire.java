package org.wheelhouse.endpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/** A wire on a socket channel. What sends is guarded by one lock; what reads and ends runs on the loop's thread. */
final class SocketWire implements Wire, LoopMember {

	private final WireLoop loop;
	private final Address remote;
	/** Whether a program of this computer made the unix socket. */
	private final boolean isNear;
	private final WireListener listener;
	private final SocketChannel channel;
	private final SelectionKey key;
	private final Object sending = new Object();
	private final SendQueue queue = new SendQueue(WireLoop.SEND_LIMIT);
	/** Nothing is sent any more. Written under {@link #sending}. */
	private volatile boolean deaf;
	/** The channel is closed. Written under {@link #sending} on the loop's thread. */
	private boolean ended;

	SocketWire(WireLoop loop, Address remote, boolean isNear, WireListener listener, SocketChannel channel,
			SelectionKey key) {
		this.loop = loop;
		this.remote = remote;
		this.isNear = isNear;
		this.listener = listener;
		this.channel = channel;
		this.key = key;
	}

	@Override
	public void send(ByteBuffer bytes) {
		try {
			send(bytes, (LinuxCalls) null, -1);
		} catch (IOException e) {
			breakOff(e);
		}
	}

	@Override
	public boolean passesDescriptors() {
		return isNear;
	}

	@Override
	public void send(ByteBuffer bytes, int descriptor) throws WireException {
		if (!passesDescriptors()) {
			throw new WireException(Kind.UNSUPPORTED,
					"A descriptor cannot be passed to " + remote
							+ ": only a unix socket on this computer carries one.");
		}
		if (!bytes.hasRemaining()) {
			throw new IllegalArgumentException("a descriptor travels with at least one byte");
		}
		var calls = loop.linuxCalls();
		try {
			send(bytes, calls, descriptor);
		} catch (WireException e) {
			throw e;
		} catch (IOException e) {
			breakOff(e);
		}
	}

	private void send(ByteBuffer bytes, @Nullable LinuxCalls calls, int descriptor) throws IOException {
		synchronized (sending) {
			if (deaf) {
				return;
			}
			var passing = calls;
			if (queue.isEmpty()) {
				var sent = passing == null ? channel.write(bytes) : passing.send(channel, bytes, descriptor);
				if (!bytes.hasRemaining()) {
					return;
				}
				passing = sent > 0 ? null : passing;
			}
			if (!queue.hasRoomFor(bytes.remaining())) {
				deaf = true;
				loop.execute(() -> end(Optional.of(overflow())));
				return;
			}
			queue.add(bytes, passing == null ? null : passing.duplicate(descriptor));
			key.interestOpsOr(SelectionKey.OP_WRITE);
		}
		loop.wakeUp();
	}

	private WireException overflow() {
		return new WireException(Kind.OVERFLOW, remote + " does not read what it is sent: more than "
				+ WireLoop.SEND_LIMIT / 1024 + " KiB wait for it. The connection was given up.");
	}

	/** Sending failed. What the peer said before it went is still to be read, so the end comes after that. */
	private void breakOff(IOException cause) {
		synchronized (sending) {
			deaf = true;
		}
		loop.execute(() -> {
			while (read()) {
				// read() delivers
			}
			end(Optional.of(lost(cause)));
		});
	}

	private WireException lost(IOException cause) {
		return new WireException(Kind.LOST, "The connection to " + remote + " was lost: " + cause.getMessage() + ".",
				cause);
	}

	@Override
	public void ready() {
		if (key.isReadable()) {
			read();
		}
		if (key.isValid() && key.isWritable()) {
			flush();
		}
	}

	/** Delivers one portion. Returns whether there was one. */
	private boolean read() {
		var bytes = loop.readBuffer();
		int count;
		try {
			count = ended ? 0 : channel.read(bytes);
		} catch (IOException e) {
			end(Optional.of(lost(e)));
			return false;
		}
		if (count < 0) {
			end(Optional.of(new WireException(Kind.CLOSED, remote + " closed the connection.")));
		} else if (count > 0) {
			deliver(bytes.flip());
		}
		return count > 0;
	}

	private void deliver(ByteBuffer bytes) {
		try {
			listener.received(bytes);
		} catch (RuntimeException | Error e) {
			failed(e);
		}
	}

	/** Tells the listener that it has a wire. */
	void announce() {
		try {
			listener.opened(this);
		} catch (RuntimeException | Error e) {
			failed(e);
		}
	}

	/** The listener threw. */
	private void failed(Throwable problem) {
		loop.report(problem);
		end(Optional.of(new WireException(Kind.FAULT,
				"The connection to " + remote + " was closed because what came over it could not be handled: "
						+ problem,
				problem)));
	}

	private void flush() {
		try {
			synchronized (sending) {
				while (!queue.isEmpty()) {
					var portion = queue.first();
					var held = portion.descriptor();
					var sent = held == null
							? channel.write(portion.bytes())
							: held.calls().send(channel, portion.bytes(), held.number());
					queue.sent(sent);
					if (sent == 0) {
						return;
					}
				}
				key.interestOpsAnd(~SelectionKey.OP_WRITE);
			}
		} catch (IOException e) {
			breakOff(e);
		}
	}

	@Override
	public void pauseReading() {
		synchronized (sending) {
			if (!ended) {
				key.interestOpsAnd(~SelectionKey.OP_READ);
			}
		}
	}

	@Override
	public void resumeReading() {
		synchronized (sending) {
			if (!ended) {
				key.interestOpsOr(SelectionKey.OP_READ);
			}
		}
		loop.wakeUp();
	}

	@Override
	public OptionalLong peerPid() {
		if (!isNear) {
			return OptionalLong.empty();
		}
		try {
			var calls = loop.linuxCalls();
			synchronized (sending) {
				return ended ? OptionalLong.empty() : calls.peerPid(channel);
			}
		} catch (WireException e) {
			return OptionalLong.empty();
		}
	}

	@Override
	public Address remote() {
		return remote;
	}

	@Override
	public void close() {
		synchronized (sending) {
			deaf = true;
		}
		loop.execute(this::loopCloses);
	}

	@Override
	public void loopCloses() {
		end(Optional.empty());
	}

	private void end(Optional<WireException> reason) {
		synchronized (sending) {
			if (ended) {
				return;
			}
			ended = true;
			deaf = true;
			queue.clear();
			try {
				channel.close();
			} catch (IOException e) {
				loop.report(e);
			}
		}
		loop.guard(() -> listener.closed(reason));
	}

	@Override
	public String toString() {
		return remote.toString();
	}
}
