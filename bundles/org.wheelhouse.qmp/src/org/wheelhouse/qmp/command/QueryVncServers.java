package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for all VNC servers. */
public record QueryVncServers() implements QmpCommand<List<QueryVncServers.Server>> {

	/**
	 * A server.
	 *
	 * @param auth    of the server; each of its sockets may have its own
	 * @param display the graphics device it shows, when it is bound to one
	 */
	public record Server(String id, List<Socket> sockets, List<VncClient> clients, String auth,
			Optional<String> display) {

		private static Server read(Members server) throws UnexpectedResultException {
			return new Server(server.text("id"), server.list("server", Socket::read),
					server.list("clients", VncClient::read), server.text("auth"), server.optionalText("display"));
		}
	}

	/** Where a server listens. */
	public record Socket(String host, String service, String family, boolean websocket, String auth) {

		private static Socket read(Members socket) throws UnexpectedResultException {
			return new Socket(socket.text("host"), socket.text("service"), socket.text("family"),
					socket.flagOr("websocket", false), socket.text("auth"));
		}
	}

	@Override
	public String name() {
		return "query-vnc-servers";
	}

	@Override
	public List<QueryVncServers.Server> read(JsonNode result) throws UnexpectedResultException {
		return Members.list(result, Server::read);
	}
}
