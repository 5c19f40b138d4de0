package org.wheelhouse.rfb.internal.session;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbLimits;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.internal.bytes.Input;

/** Reads what a server says after the handshake (RFC 6143, 7.6). The session's thread. */
final class ServerMessages {

	private static final int FRAMEBUFFER_UPDATE = 0;
	private static final int SET_COLOUR_MAP_ENTRIES = 1;
	private static final int BELL = 2;
	private static final int SERVER_CUT_TEXT = 3;

	private final Input in;
	private final UpdateReader updates;
	private final RfbListener listener;
	private final RfbLimits limits;

	ServerMessages(Input in, UpdateReader updates, RfbListener listener, RfbLimits limits) {
		this.in = in;
		this.updates = updates;
		this.listener = listener;
		this.limits = limits;
	}

	/** Reads one message, for whose beginning it waits as long as it takes. */
	void readOne() throws RfbException {
		in.awaitMessage();
		var type = in.u8();
		switch (type) {
			case FRAMEBUFFER_UPDATE -> updates.read();
			case SET_COLOUR_MAP_ENTRIES -> {
				// We asked for true colours; some send it all the same.
				var at = in.take(5);
				in.skip(6L * in.u16(at + 3));
			}
			case BELL -> listener.bell();
			case SERVER_CUT_TEXT -> {
				in.take(3);
				listener.cutText(in.text("a text for the clipboard", limits.textBytes()));
			}
			default -> throw new RfbException(Kind.PROTOCOL,
					"The VNC server sends a message of type " + type + ", which is not known.");
		}
	}
}
