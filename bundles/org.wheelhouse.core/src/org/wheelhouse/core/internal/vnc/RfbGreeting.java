package org.wheelhouse.core.internal.vnc;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** The first word of a VNC server, which is waited for but not read. */
final class RfbGreeting {

	private RfbGreeting() {
		// holds no state
	}

	/** Whether it came in time; the channel, which is blocking, stays as it is. */
	static boolean awaited(SocketChannel channel, Duration patience) throws IOException {
		channel.configureBlocking(false);
		try (var selector = Selector.open()) {
			channel.register(selector, SelectionKey.OP_READ);
			if (selector.select(patience.toMillis()) == 0) {
				return false;
			}
		}
		channel.configureBlocking(true);
		return true;
	}
}
