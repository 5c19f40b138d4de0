package org.wheelhouse.endpoint;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/** One attempt to open a wire, from the call until the wire or the reason why there is none. Lives on the loop's thread. */
abstract sealed class Connector implements LoopMember permits UnixConnector, TcpConnector {

	private final WireLoop loop;
	private final Address address;
	private final WireListener listener;
	private final CompletableFuture<Wire> result;
	private @Nullable SocketChannel channel;

	Connector(WireLoop loop, Address address, WireListener listener, CompletableFuture<Wire> result) {
		this.loop = loop;
		this.address = address;
		this.listener = listener;
		this.result = result;
	}

	final void start(Duration deadline) {
		var timer = loop.schedule(deadline, () -> fail(new WireException(Kind.TIMEOUT, silence(deadline))));
		loop.join(this);
		result.whenComplete((_, _) -> {
			timer.cancel();
			loop.execute(this::leave);
		});
		connect();
	}

	/** Tries; may be called again after the channel was dropped. */
	abstract void connect();

	/** Whom a person means, and what the wire says of itself. */
	Address remote() {
		return address;
	}

	/** Whether a program of this computer made the unix socket that is connected to. */
	boolean isNear() {
		return false;
	}

	/** What a person is told when the peer did not accept in time. */
	abstract String silence(Duration deadline);

	final WireLoop loop() {
		return loop;
	}

	final Address address() {
		return address;
	}

	final boolean isDone() {
		return result.isDone();
	}

	/** Makes the channel this attempt's current one, which it closes if it comes to nothing. */
	final SocketChannel use(SocketChannel opened) throws IOException {
		channel = opened;
		opened.configureBlocking(false);
		return opened;
	}

	final void drop() {
		var dropped = channel;
		channel = null;
		if (dropped != null) {
			try {
				dropped.close();
			} catch (IOException e) {
				loop.report(e);
			}
		}
	}

	/** The current channel is connected: it becomes a wire. */
	final void succeed() throws IOException {
		var connected = channel;
		if (connected == null || isDone()) {
			return;
		}
		channel = null;
		var key = loop.register(connected, SelectionKey.OP_READ);
		var wire = new SocketWire(loop, remote(), isNear(), listener, connected, key);
		key.attach(wire);
		wire.announce();
		if (!result.complete(wire)) {
			wire.close();
		}
	}

	final void fail(WireException reason) {
		drop();
		result.completeExceptionally(reason);
	}

	private void leave() {
		drop();
		loop.leave(this);
	}

	@Override
	public final void loopCloses() {
		fail(new WireException(Kind.CLOSED,
				"The connection to " + address + " was given up: Wheelhouse is closing it."));
	}
}
