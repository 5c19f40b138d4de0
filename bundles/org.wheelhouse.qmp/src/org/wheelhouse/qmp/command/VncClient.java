package org.wheelhouse.qmp.command;

/**
 * Somebody who looks at the screen by VNC.
 *
 * @param service   the client's port
 * @param family    {@code ipv4}, {@code ipv6}, {@code unix} or {@code vsock}
 * @param websocket whether it came by the web socket port
 */
public record VncClient(String host, String service, String family, boolean websocket) {

	static VncClient read(Members client) throws UnexpectedResultException {
		return new VncClient(client.text("host"), client.text("service"), client.text("family"),
				client.flagOr("websocket", false));
	}
}
