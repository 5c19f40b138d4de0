package org.wheelhouse.rfb.session;

import java.util.Optional;

import org.wheelhouse.rfb.RfbConnector;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.RfbStatistics;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.internal.picture.Surface;
import org.wheelhouse.rfb.internal.session.Conversation;

/**
 * One open screen, on a thread of its own ({@code wheelhouse-screen-N}) that connects, decodes, sends and calls the listener.
 * Whoever opens a session closes it.
 * <p>
 * All methods may be called on any thread and none blocks. What is sent before the handshake is done, or after the end, is dropped
 * in silence: both are told to the {@link RfbListener}.
 */
public final class RfbSession implements AutoCloseable {

	private final Surface surface = new Surface();
	private final Framebuffer framebuffer = new Framebuffer(surface);
	private final Conversation conversation;

	private RfbSession(RfbConnector connector, RfbSettings settings, RfbListener listener) {
		conversation = new Conversation(connector, settings, listener, surface);
	}

	/** Starts the thread. Everything else, a failure to connect included, is told to the listener. */
	public static RfbSession open(RfbConnector connector, RfbSettings settings, RfbListener listener) {
		var session = new RfbSession(connector, settings, listener);
		session.conversation.start();
		return session;
	}

	/** The screen; the same object for as long as the session lives, whatever its size. */
	public Framebuffer framebuffer() {
		return framebuffer;
	}

	/**
	 * Presses or releases a key.
	 *
	 * @param keysym   of X11, 0 when there is none
	 * @param scancode of XT's set 1 as QEMU wants it (an extended key's E0 becomes bit 7), 0 when it is not known. A server that
	 *                 takes scancodes goes by it and does not look at the keysym
	 */
	public void key(int keysym, int scancode, boolean down) {
		conversation.dialogue().key(keysym, scancode, down);
	}

	/**
	 * Moves the pointer to a position on the screen.
	 *
	 * @param buttons bit 0 left, 1 middle, 2 right, 3 and 4 the wheel up and down, 5 and 6 to the left and right
	 */
	public void pointer(int x, int y, int buttons) {
		conversation.dialogue().pointer(x, y, buttons);
	}

	/** Moves the pointer by a distance, in pixels; for a server that said so by {@link RfbListener#pointerMode}. */
	public void movePointer(int dx, int dy, int buttons) {
		conversation.dialogue().movePointer(dx, dy, buttons);
	}

	/** Offers a text to the guest's clipboard. Characters outside Latin-1 become question marks; a text beyond the limits is cut off. */
	public void cutText(String text) {
		conversation.dialogue().cutText(text);
	}

	/** Asks the guest for another size; does nothing where the server has no such thing. The answer, if any, is a change of size. */
	public void askDesktopSize(int width, int height) {
		conversation.dialogue().askDesktopSize(width, height);
	}

	/** Asks for the whole screen anew. */
	public void refresh() {
		conversation.dialogue().refresh();
	}

	/** Asks for no more updates: what was already asked for may still come, once. */
	public void pauseUpdates() {
		conversation.dialogue().pauseUpdates();
	}

	/** Asks for updates again, beginning with all that changed meanwhile. */
	public void resumeUpdates() {
		conversation.dialogue().resumeUpdates();
	}

	/** What has come so far. Cheap. */
	public RfbStatistics statistics() {
		return conversation.statistics();
	}

	/** What the handshake told; empty before its end. */
	public Optional<ServerInfo> server() {
		return conversation.server();
	}

	/** Ends the session. Returns at once; {@link RfbListener#ended} follows on the session's thread, unless it has been called. */
	@Override
	public void close() {
		conversation.close();
	}
}
