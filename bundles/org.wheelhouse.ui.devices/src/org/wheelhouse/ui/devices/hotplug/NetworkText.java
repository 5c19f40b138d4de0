package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.hotplug.BackendRequest;

/** The networks that the form offers, and what is typed about each. */
public final class NetworkText {

	static final String USER = "user";
	static final String TAP = "tap";
	static final String BRIDGE = "bridge";
	static final String SOCKET = "socket";

	/** In the order in which they are offered. */
	public static final List<String> KINDS = List.of(USER, TAP, BRIDGE, SOCKET);

	private static final Pattern FORWARD = Pattern.compile("(tcp|udp):[^\\s:,]*:\\d{1,5}-[^\\s:,]*:\\d{1,5}");
	private static final Pattern NAME = Pattern.compile("[^\\s,=/]{1,15}");
	private static final Pattern ADDRESS = Pattern.compile("(listen|connect)=[^\\s,]*:\\d{1,5}");

	private NetworkText() {
		// holds no state
	}

	/** What is wrong with it, in a sentence; empty when nothing is. */
	public static Optional<String> problem(String kind, String where) {
		return switch (kind) {
			case USER -> forwards(where).allMatch(forward -> FORWARD.matcher(forward).matches())
					? Optional.empty()
					: Optional.of(Messages.NetworkText_forward);
			case SOCKET ->
				ADDRESS.matcher(where).matches() ? Optional.empty() : Optional.of(Messages.NetworkText_socket);
			default -> NAME.matcher(where).matches() ? Optional.empty() : Optional.of(Messages.NetworkText_interface);
		};
	}

	/** What is made of it. */
	public static BackendRequest request(String kind, String where) {
		return switch (kind) {
			case USER -> new BackendRequest.UserNetwork(forwards(where).toList());
			case TAP -> new BackendRequest.HostNetwork(kind,
					Map.of("ifname", where, "script", "no", "downscript", "no"));
			case BRIDGE -> new BackendRequest.HostNetwork(kind, Map.of("br", where));
			default -> new BackendRequest.HostNetwork(kind,
					Map.of(where.substring(0, where.indexOf('=')), where.substring(where.indexOf('=') + 1)));
		};
	}

	private static Stream<String> forwards(String where) {
		return Stream.of(where.split("[\\s,]+")).filter(forward -> !forward.isEmpty());
	}
}
