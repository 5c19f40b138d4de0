/**
 * Bytes to and from a peer: addresses, wires over unix sockets and TCP, and the one selector thread that serves them all.
 * Nothing here knows a protocol.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.endpoint;
