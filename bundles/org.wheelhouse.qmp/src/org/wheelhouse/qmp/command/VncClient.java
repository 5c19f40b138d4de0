package org.wheelhouse.qmp.command;

import java.util.Optional;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;

/**
 * Somebody who looks at the screen by VNC.
 *
 * @param service   the client's port
 * @param family    {@code ipv4}, {@code ipv6}, {@code unix} or {@code vsock}
 * @param websocket whether it came by the web socket port
 * @param dname     what its certificate is made out to, where it has one
 * @param user      its name, where it logged in by SASL
 */
public record VncClient(String host, String service, String family, @Otherwise boolean websocket,
		@Name("x509_dname") Optional<String> dname, @Name("sasl_username") Optional<String> user) {}
