package org.wheelhouse.rfb;

import java.util.Optional;

/** Hears what happens in a session. All is called on the session's thread and must not block it. */
public interface RfbListener {

	/** The handshake is done. First of all, unless the session ends before. */
	default void connected(ServerInfo info, int width, int height) {
		// for those who care
	}

	/** The screen has another size, in pixels. Its content is black until the server has sent it. */
	default void resized(int width, int height) {
		// for those who care
	}

	/** At least one pixel is dirty. Not called again until the framebuffer's damage was taken. */
	default void damaged() {
		// for those who care
	}

	/** One update of the framebuffer is complete. */
	default void updated() {
		// for those who care
	}

	/** The pointer looks different; an empty picture hides it. */
	default void cursor(CursorImage cursor) {
		// for those who care
	}

	/** Whether the server takes positions, or movements. Never called by a server that only knows positions. */
	default void pointerMode(boolean absolute) {
		// for those who care
	}

	/** The keyboard's lights: bit 0 scroll lock, 1 num lock, 2 caps lock. */
	default void ledState(int leds) {
		// for those who care
	}

	/** The guest rings. */
	default void bell() {
		// for those who care
	}

	/** The guest's clipboard has a new text. */
	default void cutText(String text) {
		// for those who care
	}

	/**
	 * The session is over. Called exactly once, and last.
	 *
	 * @param reason empty when it was closed by closing the session
	 */
	void ended(Optional<RfbException> reason);
}
