package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the SPICE server. */
public record QuerySpice() implements QmpCommand<QuerySpice.Server> {

	/**
	 * The answer. What is not told when it is disabled is empty.
	 *
	 * @param host            where it listens
	 * @param port            in the clear
	 * @param tlsPort         encrypted
	 * @param auth            {@code none}, {@code spice} or {@code sasl}
	 * @param compiledVersion of the SPICE library
	 * @param mouseMode       {@code client}, {@code server} or {@code unknown}
	 * @param migrated        whether the last migration took its viewers along
	 */
	public record Server(boolean enabled, Optional<String> host, OptionalInt port, OptionalInt tlsPort,
			Optional<String> auth, Optional<String> compiledVersion, Optional<String> mouseMode,
			Optional<Boolean> migrated, List<Channel> channels) {}

	/**
	 * A channel of a viewer.
	 *
	 * @param family       {@code ipv4}, {@code ipv6} or {@code unix}
	 * @param connectionId the same for all channels of a viewer
	 * @param type         1 for the main channel, 2 for the display, and so on (SPICE_CHANNEL_*)
	 * @param id           counted from 0 in each type
	 * @param tls          whether it is encrypted
	 */
	public record Channel(String host, String port, String family, long connectionId,
			@Name("channel-type") long type, @Name("channel-id") long id, boolean tls) {}

	@Override
	public String name() {
		return "query-spice";
	}

	@Override
	public QuerySpice.Server read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Server.class, result);
	}
}
