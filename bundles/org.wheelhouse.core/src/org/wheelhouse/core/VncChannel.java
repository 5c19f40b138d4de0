package org.wheelhouse.core;

import java.nio.channels.SocketChannel;

/**
 * An open connection to a machine's VNC server, on which nothing was said yet. Whoever got it closes the channel.
 *
 * @param channel blocking
 * @param address what a person calls it, for example {@code 127.0.0.1:5900}; empty when it was opened through the monitor
 */
public record VncChannel(SocketChannel channel, String address) {}
