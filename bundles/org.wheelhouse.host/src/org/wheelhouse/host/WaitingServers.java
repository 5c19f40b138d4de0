package org.wheelhouse.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets on which a QEMU waits, as it starts, for somebody to connect: those that serve ({@code server=on}) and were not
 * told {@code wait=off}. It answers nobody until then. Pure functions.
 */
public final class WaitingServers {

	/** What they are in QEMU's short form: {@code -serial tcp:127.0.0.1:4555,server=on}. */
	private static final Set<String> SHORT = Set.of("serial", "parallel", "monitor", "qmp", "qmp-pretty", "debugcon",
			"virtiocon");
	private static final Set<String> PROTOCOLS = Set.of("tcp", "telnet", "tn3270", "unix", "websocket");

	private WaitingServers() {
	}

	/** Where they listen, as QEMU itself tells it, in the order of the options. */
	public static List<String> of(List<QemuOption> options) {
		return options.stream().flatMap(option -> option.value().stream()
				.flatMap(value -> address(option.name(), value).stream())).toList();
	}

	private static Optional<String> address(String name, String value) {
		var parts = List.of(value.split(",(?!,)"));
		if (!waits(parts)) {
			return Optional.empty();
		}
		if (name.equals("chardev")) {
			return parts.getFirst().replaceFirst("^backend=", "").equals("socket")
					? Optional.of(socket(parts))
					: Optional.empty();
		}
		var address = parts.getFirst().replaceFirst("^mon:", "");
		return SHORT.contains(name) && PROTOCOLS.contains(address.replaceFirst(":.*", ""))
				? Optional.of(address)
				: Optional.empty();
	}

	private static boolean waits(List<String> parts) {
		var serves = is(parts, "server", "on") || is(parts, "server", "yes") || parts.contains("server");
		return serves && !is(parts, "wait", "off") && !is(parts, "wait", "no") && !parts.contains("nowait");
	}

	private static boolean is(List<String> parts, String key, String value) {
		return parts.contains(key + "=" + value);
	}

	private static String socket(List<String> parts) {
		var path = value(parts, "path");
		var protocol = Stream.of("telnet", "websocket").filter(kind -> is(parts, kind, "on")).findFirst().orElse("tcp");
		return path.map(file -> "unix:" + file)
				.orElseGet(
						() -> protocol + ":" + value(parts, "host").orElse("") + ":" + value(parts, "port").orElse(""));
	}

	private static Optional<String> value(List<String> parts, String key) {
		return parts.stream().filter(part -> part.startsWith(key + "=")).map(part -> part.substring(key.length() + 1))
				.findFirst();
	}
}
