package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the default VNC server. */
public record QueryVnc() implements QmpCommand<QueryVnc.Server> {

	/**
	 * The answer. What is not told when it is disabled is empty.
	 *
	 * @param enabled whether there is one that listens
	 * @param host    where it listens
	 * @param family  {@code ipv4}, {@code ipv6}, {@code unix} or {@code vsock}
	 * @param service its port, absolute
	 * @param auth    for example {@code none} or {@code vnc}
	 */
	public record Server(boolean enabled, Optional<String> host, Optional<String> family, Optional<String> service,
			Optional<String> auth, List<VncClient> clients) {

		private static Server read(Members vnc) throws UnexpectedResultException {
			return new Server(vnc.flag("enabled"), vnc.optionalText("host"), vnc.optionalText("family"),
					vnc.optionalText("service"), vnc.optionalText("auth"), vnc.list("clients", VncClient::read));
		}
	}

	@Override
	public String name() {
		return "query-vnc";
	}

	@Override
	public QueryVnc.Server read(JsonNode result) throws UnexpectedResultException {
		return Server.read(Members.of(result));
	}
}
