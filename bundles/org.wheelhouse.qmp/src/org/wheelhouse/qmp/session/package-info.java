/**
 * A conversation with one QEMU: connecting, the handshake, commands with their deadlines, events, and the one end.
 * The connection's thread serves all sessions; nothing here blocks it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.session;
