/** The conversation with a server: handshake, messages, and the thread on which they are read and written. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb.internal.session;
