package org.wheelhouse.rfb;

/**
 * What the handshake told.
 *
 * @param version  of the protocol as it is spoken, for example 3.8
 * @param security as it was done
 * @param name     of the desktop, for example QEMU (guest name)
 */
public record ServerInfo(String version, Security security, String name) {

	/** The ways to be let in that are spoken here. */
	public enum Security {
		/** Whoever connects is let in. */
		NONE,
		/** A challenge answered with a password of at most eight bytes. */
		VNC
	}
}
