package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.wheelhouse.core.definition.form.Forward;

/** Ports on which somebody listens already, or that the definition names twice; rules for forwarding that are none. */
final class PortRule implements Rule {

	private static final int LAST = 65535;

	@Override
	public void check(Reading reading, Report report) {
		var seen = new ArrayList<TakenPort>();
		var named = Ports.of(reading.said());
		for (var port : named) {
			tell(reading, named, port, seen, Severity.ERROR, report);
			tell(reading, named, port, reading.there().taken(), Severity.WARNING, report);
			seen.add(new TakenPort(port.udp(), port.address(), port.port(), port.said().words()));
		}
		reading.all("netdev", "nic", "net").filter(said -> said.head().equals("user"))
				.forEach(said -> said.keys().stream().filter(key -> key.name().equals("hostfwd"))
						.filter(key -> !Forward.parse(key.value()).isPresent())
						.forEach(key -> report.error(said, key, "'" + key.value() + "' forwards no port.",
								"Write for example hostfwd=tcp:127.0.0.1:2222-:22 for port 2222 of its computer.")));
	}

	/** @param severity an error where the definition itself has the port already */
	private static void tell(Reading reading, List<Ports.Named> named, Ports.Named port, List<TakenPort> taken,
			Severity severity, Report report) {
		taken.stream().filter(other -> other.excludes(port.udp(), port.address(), port.port())).findFirst()
				.ifPresent(other -> {
					var name = (port.udp() ? "UDP port " : "Port ") + port.port();
					boolean own = severity == Severity.ERROR;
					var message = own
							? name + " is named twice: also by " + other.by() + "."
							: name + " is taken: " + other.by() + " listens there.";
					var remedy = own ? "Choose another port here." : "Choose another port, or end the other one first.";
					report.tell(severity, port.said(), port.key(), message, remedy,
							port.key().flatMap(key -> another(reading, named, port, key)).stream().toList());
				});
	}

	/** The next port that nobody is known to have. */
	private static Optional<Mend> another(Reading reading, List<Ports.Named> named, Ports.Named port, Key key) {
		return IntStream.rangeClosed(port.port() + 1, LAST).filter(number -> reading.there().taken().stream()
				.noneMatch(other -> other.excludes(port.udp(), port.address(), number))
				&& named.stream().noneMatch(other -> other.port() == number && other.udp() == port.udp()))
				.boxed().findFirst().flatMap(number -> Mends.value(port.said(), key,
						Forward.parse(key.value())
								.map(rule -> new Forward(rule.protocol(), rule.hostAddress(), String.valueOf(number),
										rule.guestAddress(), rule.guestPort()).rule())
								.orElse(key.value().replaceFirst("(?<!\\d)" + port.port() + "(?!\\d)",
										String.valueOf(number))),
						"Port " + number));
	}
}
