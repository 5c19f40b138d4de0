package org.wheelhouse.qmp.command;

import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tells the viewers of a SPICE screen where the machine is about to go. There is nothing alike for VNC.
 *
 * @param protocol    {@code spice}
 * @param hostname    of the destination
 * @param port        in the clear
 * @param tlsPort     encrypted
 * @param certSubject what the destination's certificate is made out to
 */
public record ClientMigrateInfo(String protocol, String hostname, OptionalInt port, OptionalInt tlsPort,
		Optional<String> certSubject) implements QmpAction {

	@Override
	public String name() {
		return "client_migrate_info";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("protocol", protocol).put("hostname", hostname);
		port.ifPresent(given -> arguments.put("port", given));
		tlsPort.ifPresent(given -> arguments.put("tls-port", given));
		certSubject.ifPresent(given -> arguments.put("cert-subject", given));
		return arguments;
	}
}
