package org.wheelhouse.ui.hosts;

import java.nio.file.Path;
import java.util.ArrayList;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.host.remote.RemoteHosts.Route;

/** What ssh makes of a name, in one line. Pure functions. */
final class RouteText {

	private RouteText() {
		// holds no state
	}

	/** @param configuration the file it comes from */
	static String of(Route route, Path configuration) {
		var parts = new ArrayList<String>();
		parts.add(NLS.bind(Messages.Route_Port, route.address(), route.port()));
		if (!route.user().isEmpty()) {
			parts.add(NLS.bind(Messages.Route_User, route.user()));
		}
		if (!route.jumps().isEmpty()) {
			parts.add(NLS.bind(Messages.Route_Jump, route.jumps()));
		}
		if (route.explicit() && !route.keys().isEmpty()) {
			parts.add(NLS.bind(Messages.Route_Key, route.keys().getFirst()));
		}
		var text = String.join(", ", parts);
		return route.explicit() ? NLS.bind(Messages.Route_From, configuration, text) : text;
	}
}
