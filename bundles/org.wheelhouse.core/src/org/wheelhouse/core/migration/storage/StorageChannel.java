package org.wheelhouse.core.migration.storage;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where the disks of a migration go: the destination serves its new images by NBD, and the source writes to them.
 *
 * @param listening   where the destination listens
 * @param reached     where the source reaches it
 * @param credentials id of the object by which both ends know each other; empty in the clear
 * @param hostName    to which the destination's certificate is made out; empty without one
 */
public record StorageChannel(Place listening, Place reached, Optional<String> credentials, Optional<String> hostName) {

	/** An address. */
	public sealed interface Place {

		/** A unix socket. */
		record Unix(String path) implements Place {}

		/** A port of TCP. */
		record Tcp(String host, int port) implements Place {}
	}

	/** What {@code nbd-server-start} takes. */
	ObjectNode server() {
		var arguments = JsonNodeFactory.instance.objectNode();
		var address = arguments.putObject("addr");
		switch (listening) {
			case Place.Unix(var path) -> address.put("type", "unix").putObject("data").put("path", path);
			case Place.Tcp(var host, var port) -> address.put("type", "inet").putObject("data").put("host", host)
					.put("port", Integer.toString(port));
		}
		credentials.ifPresent(id -> arguments.put("tls-creds", id));
		return arguments;
	}

	/** What {@code blockdev-add} takes for a node that leads there. */
	ObjectNode link(String node, String export) {
		var options = JsonNodeFactory.instance.objectNode().put("driver", "nbd").put("node-name", node);
		var server = options.putObject("server");
		switch (reached) {
			case Place.Unix(var path) -> server.put("type", "unix").put("path", path);
			case Place.Tcp(var host, var port) -> server.put("type", "inet").put("host", host).put("port",
					Integer.toString(port));
		}
		options.put("export", export);
		credentials.ifPresent(id -> options.put("tls-creds", id));
		hostName.ifPresent(name -> options.put("tls-hostname", name));
		return options;
	}
}
