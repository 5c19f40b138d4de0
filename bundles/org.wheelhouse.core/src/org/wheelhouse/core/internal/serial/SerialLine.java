package org.wheelhouse.core.internal.serial;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;

/** One connection to a serial port: everything that comes is taken at once, on the thread of the wires. */
final class SerialLine implements WireListener {

	private final ByteRing ring;
	private final Runnable received;
	private final Consumer<Optional<WireException>> ended;
	private volatile @Nullable Wire wire;

	/**
	 * @param received called after something came
	 * @param ended    called when the connection has ended
	 */
	SerialLine(ByteRing ring, Runnable received, Consumer<Optional<WireException>> ended) {
		this.ring = ring;
		this.received = received;
		this.ended = ended;
	}

	/** Any thread. */
	void send(byte[] bytes) {
		var open = wire;
		if (open != null) {
			open.send(ByteBuffer.wrap(bytes));
		}
	}

	/** Any thread. */
	void close() {
		var open = wire;
		if (open != null) {
			open.close();
		}
	}

	@Override
	public void opened(Wire opened) {
		wire = opened;
	}

	@Override
	public void received(ByteBuffer bytes) {
		ring.add(bytes);
		received.run();
	}

	@Override
	public void closed(Optional<WireException> reason) {
		ended.accept(reason);
	}
}
