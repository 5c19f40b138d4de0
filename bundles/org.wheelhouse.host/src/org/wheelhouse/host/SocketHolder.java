package org.wheelhouse.host;

/**
 * The process at the other end of a socket.
 *
 * @param pid     process id
 * @param program its name, of which the kernel keeps 15 bytes
 */
public record SocketHolder(long pid, String program) {}
