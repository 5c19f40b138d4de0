package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for all VNC servers. */
public record QueryVncServers() implements QmpCommand<List<QueryVncServers.Server>> {

	/**
	 * A server.
	 *
	 * @param auth    of the server; each of its sockets may have its own
	 * @param display the graphics device it shows, when it is bound to one
	 */
	public record Server(String id, @Name("server") List<Socket> sockets, List<VncClient> clients, String auth,
			Optional<String> display) {}

	/** Where a server listens. */
	public record Socket(String host, String service, String family, @Otherwise boolean websocket, String auth) {}

	@Override
	public String name() {
		return "query-vnc-servers";
	}

	@Override
	public List<QueryVncServers.Server> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Server.class, result);
	}
}
