package org.wheelhouse.rfb.internal.session;

import java.util.Map;
import java.util.Optional;

import org.wheelhouse.rfb.RfbConnector;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.RfbStatistics;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.internal.picture.Surface;

/** What is said and heard in one session. */
public final class Conversation {

	public Conversation(RfbConnector connector, RfbSettings settings, RfbListener listener, Surface surface) {
	}

	public void start() {
	}

	public void key(int keysym, int scancode, boolean down) {
	}

	public void pointer(int x, int y, int buttons) {
	}

	public void movePointer(int dx, int dy, int buttons) {
	}

	public void cutText(String text) {
	}

	public void askDesktopSize(int width, int height) {
	}

	public void refresh() {
	}

	public void pauseUpdates() {
	}

	public void resumeUpdates() {
	}

	public RfbStatistics statistics() {
		return new RfbStatistics(0, 0, 0, Map.of(), Optional.empty());
	}

	public Optional<ServerInfo> server() {
		return Optional.empty();
	}

	public void close() {
	}
}
