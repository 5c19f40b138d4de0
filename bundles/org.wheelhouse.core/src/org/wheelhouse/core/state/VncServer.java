package org.wheelhouse.core.state;

import java.util.List;

/**
 * The VNC server of a machine, as {@code query-vnc} tells it. Texts are empty when not known.
 *
 * @param enabled whether there is one
 * @param host    where it listens
 * @param family  {@code ipv4}, {@code ipv6}, {@code unix}
 * @param service the port
 * @param auth    how clients prove who they are
 * @param clients who is connected
 */
public record VncServer(boolean enabled, String host, String family, String service, String auth,
		List<Client> clients) {

	public VncServer {
		clients = List.copyOf(clients);
	}

	/** A connected viewer. */
	public record Client(String host, String family, String service, String x509Name, String saslName) {}
}
