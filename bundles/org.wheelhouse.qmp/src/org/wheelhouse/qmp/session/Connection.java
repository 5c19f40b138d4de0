package org.wheelhouse.qmp.session;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.qmp.message.MalformedMessageException;
import org.wheelhouse.qmp.message.MessageDecoder;
import org.wheelhouse.qmp.message.QmpMessage;
import org.wheelhouse.qmp.message.Request;

/** Messages over a wire, for one handler after the other: first the handshake, then the session. */
final class Connection implements WireListener {

	/** Hears what comes, on the thread of the wires. */
	interface Handler {

		void opened();

		void message(QmpMessage message);

		/** Called once. */
		void ended(QmpException reason);
	}

	private final Address address;
	private final QmpTrace trace;
	private final MessageDecoder decoder;
	/** Made once, not for each portion of bytes. */
	private final Consumer<QmpMessage> heard = this::message;
	private Handler handler;
	private volatile @Nullable Wire wire;
	private volatile long heardNanos = System.nanoTime();
	private @Nullable ProtocolViolated violation;

	Connection(Address address, QmpOptions options, Handler handler) {
		this.address = address;
		this.trace = options.trace();
		this.decoder = new MessageDecoder(options.messageLimit());
		this.handler = handler;
	}

	/** From now on another handler hears what comes. On the thread of the wires. */
	void handOver(Handler next) {
		handler = next;
	}

	void send(Request request, int id) {
		openWire().send(encode(request, id));
	}

	void send(Request request, int id, int descriptor) throws WireException {
		openWire().send(encode(request, id), descriptor);
	}

	private ByteBuffer encode(Request request, int id) {
		var bytes = request.encode(id);
		if (trace != QmpTrace.NONE) {
			trace.sent(request.toJson(id));
		}
		return bytes;
	}

	private Wire openWire() {
		return Objects.requireNonNull(wire, "nothing is sent before the wire is open");
	}

	/** See {@link Wire#sendByteByByte}. */
	void sendByteByByte() {
		openWire().sendByteByByte();
	}

	boolean passesDescriptors() {
		return openWire().passesDescriptors();
	}

	OptionalLong peerPid() {
		return openWire().peerPid();
	}

	Address address() {
		return address;
	}

	/** When the peer last said something, whatever it was. Any thread. */
	long heardNanos() {
		return heardNanos;
	}

	/** That what has come so far is no QMP, though it may go on; empty when all is well. On the thread of the wires. */
	Optional<ProtocolViolated> violationSoFar() {
		return decoder.pendingGarbage().map(garbage -> new ProtocolViolated(address, garbage));
	}

	void close() {
		var opened = wire;
		if (opened != null) {
			opened.close();
		}
	}

	@Override
	public void opened(Wire open) {
		wire = open;
		handler.opened();
	}

	@Override
	public void received(ByteBuffer bytes) {
		if (violation != null) {
			return;
		}
		heardNanos = System.nanoTime();
		try {
			decoder.decode(bytes, heard);
		} catch (MalformedMessageException e) {
			violation = new ProtocolViolated(address, e);
			close();
		}
	}

	private void message(QmpMessage message) {
		if (trace != QmpTrace.NONE) {
			trace.received(message);
		}
		handler.message(message);
	}

	@Override
	public void closed(Optional<WireException> reason) {
		var violated = violation;
		if (violated != null) {
			handler.ended(violated);
		} else {
			handler.ended(reason.isPresent() ? SessionEnded.lost(reason.get()) : SessionEnded.closedByUs());
		}
	}
}
