package org.wheelhouse.core.machine;

import java.nio.channels.SocketChannel;

/**
 * An open connection to a machine's VNC server, on which nothing was said yet. Whoever got it closes the channel.
 *
 * @param channel blocking
 * @param address what a person calls it, for example {@code 127.0.0.1:5900}; empty when it was opened through the monitor
 * @param servers how many VNC servers the machine has, of which this leads to one; 0 when it does not tell
 * @param screens how many pictures its graphics devices draw, of which this shows one; 0 when it does not tell
 */
public record VncChannel(SocketChannel channel, String address, int servers, int screens) {

	/** One of which nothing else is known. */
	public VncChannel(SocketChannel channel, String address) {
		this(channel, address, 0, 0);
	}
}
