package org.wheelhouse.rfb;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Makes the connection of a session, by whatever way leads to its server. */
@FunctionalInterface
public interface RfbConnector {

	/**
	 * Connects. Called once, on the session's thread, which may be blocked but not for ever: the connector bounds its own
	 * waiting. When the session is closed meanwhile, the thread is interrupted. The session closes the channel.
	 *
	 * @return a connected channel, whose server has said nothing yet that was read
	 * @throws IOException its message is shown to a person
	 */
	SocketChannel connect() throws IOException;
}
