package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

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
			Optional<String> auth, List<VncClient> clients) {}

	@Override
	public String name() {
		return "query-vnc";
	}

	@Override
	public QueryVnc.Server read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Server.class, result);
	}
}
