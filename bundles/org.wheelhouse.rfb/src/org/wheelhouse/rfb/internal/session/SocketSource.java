package org.wheelhouse.rfb.internal.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.internal.bytes.ByteSource;

/** Reads a socket, and sends what is in the outbox whenever more is wanted. The session's thread, but for what says otherwise. */
final class SocketSource implements ByteSource, AutoCloseable {

	private final SocketChannel channel;
	private final Selector selector;
	private final SelectionKey key;
	private final Outbox outbox;
	private final long deadlineNanos;
	private final String deadlineText;
	private final long handshakeEnd;
	private final Supplier<OptionalLong> messageDue;
	private boolean inHandshake = true;
	private boolean silenceAllowed;
	private volatile boolean closing;

	/**
	 * Takes the channel.
	 *
	 * @param messageDue when silence between messages has lasted too long, in the time of {@link System#nanoTime()}
	 */
	SocketSource(SocketChannel channel, Outbox outbox, Duration deadline, Supplier<OptionalLong> messageDue)
			throws IOException {
		this.messageDue = messageDue;
		this.channel = channel;
		this.outbox = outbox;
		deadlineNanos = deadline.toNanos();
		deadlineText = String.format(Locale.ROOT, deadline.toMillis() % 1000 == 0 ? "%.0f s" : "%.1f s",
				deadline.toMillis() / 1000.0);
		handshakeEnd = System.nanoTime() + deadlineNanos;
		channel.configureBlocking(false);
		selector = Selector.open();
		key = channel.register(selector, SelectionKey.OP_READ);
		outbox.onFirst(selector::wakeup);
	}

	/** From now on the deadline counts for each silence. */
	void handshakeDone() {
		inHandshake = false;
	}

	@Override
	public void allowSilence(boolean allowed) {
		silenceAllowed = allowed;
	}

	/** Makes reading end. Any thread. */
	void stop() {
		closing = true;
		selector.wakeup();
	}

	@Override
	public void read(ByteBuffer target) throws RfbException {
		var until = inHandshake ? handshakeEnd : System.nanoTime() + deadlineNanos;
		try {
			int count;
			while ((count = attempt(target)) == 0) {
				await(until);
			}
			if (count < 0) {
				throw new RfbException(Kind.CLOSED, "The VNC server closed the connection.");
			}
		} catch (IOException e) {
			throw new RfbException(Kind.CLOSED, "The connection to the VNC server was lost: " + e.getMessage() + ".",
					e);
		}
	}

	private int attempt(ByteBuffer target) throws IOException, RfbException {
		if (closing) {
			throw new RfbException(Kind.CLOSED, "The session was closed.");
		}
		if (outbox.isOverflown()) {
			throw new RfbException(Kind.LIMIT, "The VNC server does not read what it is sent: more than "
					+ Outbox.MOST / 1024 + " KiB wait for it. The connection was given up.");
		}
		outbox.sendTo(channel);
		return channel.read(target);
	}

	private void await(long until) throws IOException, RfbException {
		key.interestOps(outbox.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
		var due = silenceAllowed ? messageDue.get() : OptionalLong.of(until);
		if (due.isEmpty()) {
			selector.select();
		} else {
			var left = due.getAsLong() - System.nanoTime();
			if (left <= 0) {
				throw new RfbException(Kind.TIMEOUT, tooLate());
			}
			selector.select(left / 1_000_000 + 1);
		}
		selector.selectedKeys().clear();
	}

	private String tooLate() {
		if (inHandshake) {
			return "The VNC server did not finish its greeting within " + deadlineText
					+ ". Is it a VNC server, and is its QEMU alive?";
		}
		return silenceAllowed
				? "The VNC server did not send the screen within " + deadlineText + " of being asked. Connect again."
				: "The VNC server was silent for " + deadlineText + " in the middle of a message. Is its QEMU alive?";
	}

	@Override
	public void close() throws IOException {
		outbox.onFirst(() -> {
			// nobody waits any more
		});
		selector.close();
		channel.close();
	}
}
