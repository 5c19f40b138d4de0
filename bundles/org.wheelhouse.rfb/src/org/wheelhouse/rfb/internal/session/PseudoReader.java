package org.wheelhouse.rfb.internal.session;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.internal.bytes.Input;
import org.wheelhouse.rfb.internal.picture.CursorReader;
import org.wheelhouse.rfb.internal.picture.Surface;

/** Reads rectangles that have no pixels of the screen. The session's thread. */
final class PseudoReader {

	private static final int SCREEN_BYTES = 16;

	private final Input in;
	private final Surface surface;
	private final RfbListener listener;
	private final RfbSettings settings;
	private final UpdateRequests requests;
	private final Abilities abilities;
	private final CursorReader cursors;

	PseudoReader(Input in, Surface surface, RfbListener listener, RfbSettings settings, UpdateRequests requests,
			Abilities abilities) {
		this.in = in;
		this.surface = surface;
		this.listener = listener;
		this.settings = settings;
		this.requests = requests;
		this.abilities = abilities;
		cursors = new CursorReader(in, settings.limits());
	}

	/** Reads one; what stands in the place of its position and size depends on its kind. */
	void read(Pseudo kind, int x, int y, int width, int height) throws RfbException {
		switch (kind) {
			case DESKTOP_SIZE -> resize(width, height);
			case EXTENDED_DESKTOP_SIZE -> extendedDesktopSize(y == 0, width, height);
			case RICH_CURSOR -> listener.cursor(cursors.rich(x, y, width, height));
			case ALPHA_CURSOR -> listener.cursor(cursors.alpha(x, y, width, height, abilities.isQemu()));
			case POINTER_TYPE -> {
				abilities.isSurelyQemu();
				listener.pointerMode(x != 0);
			}
			case EXTENDED_KEYS -> abilities.takesScancodes();
			case LED_STATE -> listener.ledState(in.u8());
			case DESKTOP_NAME -> in.utf8("a name", settings.limits().textBytes());
			case LAST_RECTANGLE -> {
				// says all by being there
			}
			case COMPRESSION_LEVEL_2 ->
				throw new RfbException(Kind.PROTOCOL, "The VNC server sends a rectangle in encoding " + kind.number()
						+ ", which is none.");
		}
	}

	/** @param accepted whether it is so; otherwise the size is what somebody asked for in vain */
	private void extendedDesktopSize(boolean accepted, int width, int height) throws RfbException {
		var count = in.u8();
		in.take(3);
		for (var i = 0; i < count; i++) {
			var at = in.take(SCREEN_BYTES);
			if (i == 0) {
				abilities.hasResizableScreen(new Abilities.ResizableScreen(in.s32(at), in.s32(at + 12)));
			}
		}
		if (count == 0) {
			abilities.hasResizableScreen(new Abilities.ResizableScreen(0, 0));
		}
		if (accepted && (width != surface.width() || height != surface.height())) {
			resize(width, height);
		}
	}

	private void resize(int width, int height) throws RfbException {
		Handshake.checkSize(settings, width, height);
		surface.resize(width, height);
		requests.resized(width, height);
		listener.resized(width, height);
	}
}
