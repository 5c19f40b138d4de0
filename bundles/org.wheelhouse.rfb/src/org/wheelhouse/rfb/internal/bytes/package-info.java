/** Bytes as the protocol reads and writes them, wherever they come from: a socket, memory or a compressed stream. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb.internal.bytes;
