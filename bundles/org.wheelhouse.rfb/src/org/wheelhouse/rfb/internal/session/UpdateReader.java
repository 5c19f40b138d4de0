package org.wheelhouse.rfb.internal.session;

import java.time.Duration;
import java.util.Optional;

import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.internal.bytes.Input;
import org.wheelhouse.rfb.internal.picture.Decoders;
import org.wheelhouse.rfb.internal.picture.Surface;

/** Reads updates of the framebuffer (RFC 6143, 7.6.1). The session's thread. */
final class UpdateReader implements AutoCloseable {

	/** In a long update, how long what is decoded already may go unseen. */
	private static final long UNSEEN_NANOS = Duration.ofMillis(100).toNanos();

	private final Input in;
	private final Surface surface;
	private final RfbListener listener;
	private final UpdateRequests requests;
	private final SessionCounters tally;
	private final PseudoReader pseudo;
	private final Decoders decoders = new Decoders();
	private final Pseudo[] known = Pseudo.values();
	private long published;

	UpdateReader(Input in, Surface surface, RfbListener listener, UpdateRequests requests, SessionCounters tally,
			PseudoReader pseudo) {
		this.in = in;
		this.surface = surface;
		this.listener = listener;
		this.requests = requests;
		this.tally = tally;
		this.pseudo = pseudo;
	}

	/** Reads one, after the byte that announces it. */
	void read() throws RfbException {
		in.take(1);
		var count = in.u16();
		requests.answered();
		published = System.nanoTime();
		for (var i = 0; i < count && rectangle(); i++) {
			var now = System.nanoTime();
			if (now - published > UNSEEN_NANOS) {
				published = now;
				publish();
			}
		}
		publish();
		if (tally.updated(in.total())) {
			requests.pixelsCame();
		}
		listener.updated();
	}

	private void publish() {
		if (surface.publish()) {
			listener.damaged();
		}
	}

	/** Returns whether it was not the last. */
	private boolean rectangle() throws RfbException {
		var at = in.take(12);
		var x = in.u16(at);
		var y = in.u16(at + 2);
		var width = in.u16(at + 4);
		var height = in.u16(at + 6);
		var number = in.s32(at + 8);
		var encoding = Decoders.encoding(number);
		if (encoding.isPresent()) {
			decode(encoding.get(), x, y, width, height);
			return true;
		}
		var kind = pseudo(number).orElseThrow(() -> new RfbException(Kind.PROTOCOL,
				"The VNC server sends a rectangle in encoding " + number + ", which was not asked for."));
		pseudo.read(kind, x, y, width, height);
		return kind != Pseudo.LAST_RECTANGLE;
	}

	private void decode(Encoding encoding, int x, int y, int width, int height) throws RfbException {
		decoders.decode(encoding, in, surface, x, y, width, height);
		tally.rectangle(encoding);
	}

	private Optional<Pseudo> pseudo(int number) {
		for (var kind : known) {
			if (kind.number() == number) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	@Override
	public void close() {
		decoders.close();
	}
}
