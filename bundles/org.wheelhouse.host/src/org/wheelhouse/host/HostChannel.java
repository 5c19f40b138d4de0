package org.wheelhouse.host;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import org.wheelhouse.endpoint.Address;

/**
 * An open connection to a program of a host, for somebody who reads and writes by himself. Whoever got it closes the channel.
 *
 * @param channel blocking
 * @param from    where the program sees it come from; empty when that is not known
 */
public record HostChannel(SocketChannel channel, Optional<Address> from) {}
