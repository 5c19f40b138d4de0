package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.List;

/** Ports on which somebody listens already, or that the definition names twice; rules for forwarding that are none. */
final class PortRule implements Rule {

	@Override
	public void check(Reading reading, Report report) {
		var seen = new ArrayList<TakenPort>();
		for (var port : Ports.of(reading.said())) {
			tell(port, seen, true, report);
			tell(port, reading.there().taken(), false, report);
			seen.add(new TakenPort(port.udp(), port.address(), port.port(), port.said().words()));
		}
		reading.all("netdev", "nic", "net").filter(said -> said.head().equals("user"))
				.forEach(said -> said.keys().stream().filter(key -> key.name().equals("hostfwd"))
						.filter(key -> !Ports.isForward(key.value()))
						.forEach(key -> report.error(said, key, "'" + key.value() + "' forwards no port.",
								"Write for example hostfwd=tcp:127.0.0.1:2222-:22 for port 2222 of this computer.")));
	}

	private static void tell(Ports.Named port, List<TakenPort> taken, boolean own, Report report) {
		taken.stream().filter(other -> other.excludes(port.udp(), port.address(), port.port())).findFirst()
				.ifPresent(other -> {
					var name = (port.udp() ? "UDP port " : "Port ") + port.port();
					var message = own
							? name + " is named twice: also by " + other.by() + "."
							: name + " is taken: " + other.by() + " listens there.";
					var remedy = own ? "Choose another port here." : "Choose another port, or end the other one first.";
					var severity = own ? Severity.ERROR : Severity.WARNING;
					port.key().ifPresentOrElse(key -> {
						if (severity == Severity.ERROR) {
							report.error(port.said(), key, message, remedy);
						} else {
							report.warning(port.said(), key, message, remedy);
						}
					}, () -> {
						if (severity == Severity.ERROR) {
							report.error(port.said(), message, remedy);
						} else {
							report.warning(port.said(), message, remedy);
						}
					});
				});
	}
}
