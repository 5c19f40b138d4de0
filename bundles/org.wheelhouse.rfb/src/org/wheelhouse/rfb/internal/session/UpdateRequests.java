package org.wheelhouse.rfb.internal.session;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When to ask for the next update: as soon as the last begins to come, so that the server can make it while this one is decoded. At
 * most one is asked for and not begun. Any thread.
 */
final class UpdateRequests {

	private final ClientMessages messages;
	private int width;
	private int height;
	private boolean begun;
	private boolean paused;
	private boolean outstanding;
	/** Whether the next must bring everything, changed or not. */
	private boolean whole;
	private final Duration deadline;
	private OptionalLong pixelsDue = OptionalLong.empty();

	UpdateRequests(ClientMessages messages, Duration deadline) {
		this.messages = messages;
		this.deadline = deadline;
	}

	/** The handshake is done: asks for everything. */
	synchronized void begin(int newWidth, int newHeight) {
		width = newWidth;
		height = newHeight;
		begun = true;
		whole = true;
		ask();
	}

	/** The answer to what was asked has begun. */
	synchronized void answered() {
		outstanding = false;
		ask();
	}

	/** What was asked for is of no use any more. */
	synchronized void resized(int newWidth, int newHeight) {
		width = newWidth;
		height = newHeight;
		refresh();
	}

	synchronized void refresh() {
		whole = true;
		outstanding = false;
		ask();
	}

	synchronized void pause() {
		paused = true;
	}

	synchronized void resume() {
		paused = false;
		ask();
	}

	/** Pixels have come. */
	synchronized void pixelsCame() {
		pixelsDue = OptionalLong.empty();
	}

	/**
	 * By when pixels must have come, because everything was asked for. QEMU (7.2, at least) forgets a viewer for ever when the guest
	 * changes its mode, or another viewer sets its pixel format, while the viewer's update waits behind that of another; only a new
	 * connection helps.
	 */
	synchronized OptionalLong pixelsDue() {
		return pixelsDue;
	}

	private void ask() {
		if (begun && !paused && !outstanding) {
			messages.requestUpdate(!whole, width, height);
			if (whole && pixelsDue.isEmpty()) {
				pixelsDue = OptionalLong.of(System.nanoTime() + deadline.toNanos());
			}
			whole = false;
			outstanding = true;
		}
	}
}
