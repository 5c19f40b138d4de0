package org.wheelhouse.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

import org.wheelhouse.host.remote.RemoteHosts.Route;

/** What {@code ssh -G} writes: a keyword and its value in a line, defaults too. Pure functions. */
final class SshRoutes {

	private SshRoutes() {
		// holds no state
	}

	/** @param explicit whether the configuration names the computer by itself */
	static Optional<Route> of(String told, boolean explicit) {
		var values = new HashMap<String, String>();
		var keys = new ArrayList<String>();
		told.lines().forEach(line -> {
			var space = line.indexOf(' ');
			if (space > 0) {
				values.putIfAbsent(line.substring(0, space), line.substring(space + 1));
				if (line.startsWith("identityfile ")) {
					keys.add(line.substring(space + 1));
				}
			}
		});
		var address = values.getOrDefault("hostname", "");
		var port = values.getOrDefault("port", "");
		if (address.isEmpty() || !port.matches("\\d{1,5}")) {
			return Optional.empty();
		}
		var jumps = values.getOrDefault("proxyjump", "");
		return Optional.of(new Route(values.getOrDefault("user", ""), address, Integer.parseInt(port),
				jumps.equals("none") ? "" : jumps, keys, explicit));
	}
}
