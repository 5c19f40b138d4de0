package org.wheelhouse.endpoint;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/**
 * A wire that is encrypted, over another one. It is open when each side has proved to the other who it is, as far as that was
 * asked. On the loop's thread; what sends is guarded by one lock, what verifies and signs runs on a thread of its own.
 */
final class TlsWire implements Wire, WireListener {

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final WireLoop loop;
	private final Address.Tls address;
	private final SSLEngine engine;
	private final TlsProblems problems;
	private final WireListener listener;
	private final CompletableFuture<Wire> result;
	private final Duration patience;
	private @Nullable Timer timer;
	private final Object sending = new Object();
	/** What has come and is not decrypted yet, from its beginning on. */
	private ByteBuffer encrypted;
	private ByteBuffer plain;
	private volatile @Nullable Wire carrier;
	/** What is about to be sent. Guarded by {@link #sending}. */
	private ByteBuffer records;
	/** Something is verified or signed. */
	private boolean working;
	private boolean heard;
	private boolean open;
	private boolean ended;
	/** We end it ourselves. */
	private volatile boolean left;
	/** Nothing is sent any more. Guarded by {@link #sending}. */
	private boolean closing;
	/** Guarded by {@link #sending}. */
	private boolean byteByByte;

	/**
	 * @param patience how long the peer may take for a step
	 * @param result   completed with the wire, or the reason why there is none
	 */
	TlsWire(WireLoop loop, Address.Tls address, TlsCredentials credentials, WireListener listener, Duration patience,
			CompletableFuture<Wire> result) throws WireException {
		this.loop = loop;
		this.address = address;
		this.engine = credentials.engine(address);
		this.problems = new TlsProblems(address, credentials);
		this.listener = listener;
		this.patience = patience;
		this.result = result;
		encrypted = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		records = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
	}

	/** It is the peer's turn, and it has so long for that. On the loop's thread. */
	private void expect() {
		stopExpecting();
		if (!open && !ended && !working) {
			timer = loop.schedule(patience, () -> end(Optional.of(problems.late(heard, Waited.text(patience)))));
		}
	}

	private void stopExpecting() {
		var before = timer;
		if (before != null) {
			before.cancel();
		}
	}

	@Override
	public void opened(Wire wire) {
		carrier = wire;
		guarded(() -> {
			engine.beginHandshake();
			goOn();
		});
	}

	@Override
	public void received(ByteBuffer bytes) {
		guarded(() -> {
			if (!heard && bytes.hasRemaining()) {
				heard = true;
				problems.mindBeginning(bytes);
			}
			if (encrypted.remaining() < bytes.remaining()) {
				encrypted = ByteBuffer.allocate(encrypted.position() + bytes.remaining()).put(encrypted.flip());
			}
			encrypted.put(bytes);
			goOn();
		});
	}

	/** What may fail, and ends the wire then. */
	private interface Step {
		void run() throws SSLException, WireException;
	}

	private void guarded(Step step) {
		if (ended) {
			return;
		}
		try {
			step.run();
		} catch (SSLException e) {
			end(Optional.of(problems.of(e)));
		} catch (WireException e) {
			end(Optional.of(e));
		} catch (RuntimeException | Error e) {
			loop.report(e);
			end(Optional.of(new WireException(Kind.FAULT, "The connection to " + address
					+ " was closed because what came over it could not be handled: " + e, e)));
		}
	}

	/** As far as it goes with what has come. */
	private void goOn() throws SSLException {
		if (working) {
			return;
		}
		encrypted.flip();
		try {
			var going = true;
			while (going && !ended) {
				going = switch (engine.getHandshakeStatus()) {
					case NEED_TASK -> {
						work();
						yield false;
					}
					case NEED_WRAP -> say();
					case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> hear();
				};
			}
		} finally {
			encrypted.compact();
		}
		expect();
	}

	/** Verifies and signs, which takes a while. */
	private void work() {
		working = true;
		stopExpecting();
		var wire = carrier;
		if (wire != null) {
			wire.pauseReading();
		}
		Thread.ofVirtual().name("wheelhouse-tls").start(() -> {
			for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
				task.run(); // what it throws is thrown at the next step
			}
			loop.execute(() -> {
				working = false;
				if (wire != null) {
					wire.resumeReading();
				}
				guarded(this::goOn);
			});
		});
	}

	/** Says what TLS itself has to say. Returns whether it may go on. */
	private boolean say() throws SSLException {
		HandshakeStatus status;
		synchronized (sending) {
			status = transmit(NOTHING);
		}
		if (status == HandshakeStatus.FINISHED) {
			announce();
		}
		return true;
	}

	/** Decrypts one record. Returns whether there may be more. */
	private boolean hear() throws SSLException {
		var made = engine.unwrap(encrypted, plain.clear());
		switch (made.getStatus()) {
			case BUFFER_UNDERFLOW -> {
				return false;
			}
			case BUFFER_OVERFLOW -> plain = ByteBuffer.allocate(
					Math.max(2 * plain.capacity(), engine.getSession().getApplicationBufferSize()));
			case CLOSED -> end(Optional.of(problems.closed(open)));
			case OK -> {
				if (made.getHandshakeStatus() == HandshakeStatus.FINISHED) {
					announce();
				}
				if (made.bytesProduced() > 0) {
					problems.haveHeard();
					listener.received(plain.flip());
				}
				return made.bytesConsumed() > 0 || made.bytesProduced() > 0
						|| made.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
			}
		}
		return true;
	}

	private void announce() {
		if (open) {
			return; // TLS has other ends of a handshake later
		}
		open = true;
		listener.opened(this);
		if (!result.complete(this)) {
			close();
		}
	}

	@Override
	public void send(ByteBuffer bytes) {
		try {
			synchronized (sending) {
				if (!closing) {
					transmit(bytes);
				}
			}
		} catch (SSLException e) {
			loop.execute(() -> end(Optional.of(problems.of(e))));
		}
	}

	/** Encrypts the bytes and sends them at once. Returns what TLS needs then. Under the lock. */
	private HandshakeStatus transmit(ByteBuffer bytes) throws SSLException {
		records.clear();
		var end = bytes.limit();
		HandshakeStatus status;
		do {
			if (byteByByte && bytes.position() < end) {
				bytes.limit(bytes.position() + 1);
			}
			var made = engine.wrap(bytes, records);
			status = made.getHandshakeStatus();
			switch (made.getStatus()) {
				case BUFFER_OVERFLOW ->
					records = ByteBuffer.allocate(2 * records.capacity()).put(records.flip());
				case OK -> {
					if (made.bytesConsumed() == 0 && made.bytesProduced() == 0) {
						throw new SSLException("nothing can be sent now");
					}
				}
				case CLOSED, BUFFER_UNDERFLOW -> bytes.position(end); // nobody reads it
			}
			bytes.limit(end);
		} while (bytes.hasRemaining());
		var wire = carrier;
		if (wire != null) {
			wire.send(records.flip());
		}
		return status;
	}

	@Override
	public void sendByteByByte() {
		synchronized (sending) {
			byteByByte = true;
		}
	}

	@Override
	public void send(ByteBuffer bytes, int descriptor) throws WireException {
		throw new WireException(Kind.UNSUPPORTED, "A descriptor cannot be passed to " + address
				+ ": only a unix socket on this computer carries one.");
	}

	@Override
	public boolean passesDescriptors() {
		return false;
	}

	@Override
	public void pauseReading() {
		var wire = carrier;
		if (wire != null) {
			wire.pauseReading();
		}
	}

	@Override
	public void resumeReading() {
		var wire = carrier;
		if (wire != null) {
			wire.resumeReading();
		}
	}

	@Override
	public OptionalLong peerPid() {
		return OptionalLong.empty();
	}

	@Override
	public Address remote() {
		return address;
	}

	@Override
	public void close() {
		left = true;
		sayGoodbye();
		loop.execute(() -> end(Optional.empty()));
	}

	/** That we are going, or why: an alert of TLS. */
	private void sayGoodbye() {
		synchronized (sending) {
			if (!closing) {
				closing = true;
				try {
					engine.closeOutbound();
					transmit(NOTHING);
				} catch (SSLException _) {
					// then the peer hears the end of the connection alone
				}
			}
		}
	}

	@Override
	public void closed(Optional<WireException> reason) {
		end(reason.map(why -> why.kind() == Kind.CLOSED || why.kind() == Kind.LOST ? problems.ended(why, open) : why));
	}

	/** On the loop's thread. */
	private void end(Optional<WireException> reason) {
		if (ended) {
			return;
		}
		ended = true;
		stopExpecting();
		sayGoodbye();
		var wire = carrier;
		if (wire != null) {
			wire.close();
		}
		if (open) {
			loop.guard(() -> listener.closed(left ? Optional.empty() : reason));
		} else {
			result.completeExceptionally(reason.orElseGet(() -> new WireException(Kind.CLOSED,
					"The connection to " + address + " was given up: Wheelhouse is closing it.")));
		}
	}

	@Override
	public String toString() {
		return address.toString();
	}
}
