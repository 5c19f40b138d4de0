package org.wheelhouse.host;

import java.util.Optional;

import org.wheelhouse.endpoint.Address;

/**
 * A socket on which a QEMU listens.
 *
 * @param descriptor its number in that process; -1 when it may not be seen
 * @param address    as it was bound: a path may be relative to the folder of the process, and one that begins with {@code @}
 *                   is a name that is in no folder; a port is one of the network namespace of the process
 * @param connected  whether somebody is connected: a monitor talks to one at a time
 * @param holder     who that is, if it can be told
 * @param permitted  whether this user may connect, as far as the socket's file tells
 */
public record QemuSocket(int descriptor, Address address, boolean connected, Optional<SocketHolder> holder,
		boolean permitted) {}
