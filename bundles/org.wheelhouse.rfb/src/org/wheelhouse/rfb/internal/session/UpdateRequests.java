package org.wheelhouse.rfb.internal.session;

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

	UpdateRequests(ClientMessages messages) {
		this.messages = messages;
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

	private void ask() {
		if (begun && !paused && !outstanding) {
			messages.requestUpdate(!whole, width, height);
			whole = false;
			outstanding = true;
		}
	}
}
