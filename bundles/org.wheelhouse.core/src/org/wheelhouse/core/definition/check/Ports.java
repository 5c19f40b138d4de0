package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.definition.form.Forward;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/** The ports on which a machine listens, by its options. Pure. */
public final class Ports {

	/**
	 * One of them, and the option that says so.
	 *
	 * @param key that names it; empty when all of the option does
	 */
	record Named(Said said, Optional<Key> key, boolean udp, String address, int port) {}

	private static final Pattern HOST_PORT = Pattern.compile("(?:.*@)?(\\[[^]]*]|[^:,]*):(\\d+)(?:[,@].*)?");
	private static final int VNC = 5900;
	private static final int GDB = 1234;

	private final List<Named> named = new ArrayList<>();

	private Ports() {
		// filled by of
	}

	/** Where the machine of a definition listens once it runs. */
	public static List<TakenPort> of(DefinitionText definition, String by) {
		return ofOptions(definition.options(), by);
	}

	/** Where a machine with these options listens once it runs. */
	public static List<TakenPort> ofOptions(List<QemuOption> options, String by) {
		return of(Said.of(options, Map.of())).stream()
				.map(port -> new TakenPort(port.udp(), port.address(), port.port(), by)).toList();
	}

	static List<Named> of(List<Said> said) {
		var ports = new Ports();
		said.forEach(ports::read);
		return List.copyOf(ports.named);
	}

	private void read(Said said) {
		var value = said.value().orElse("");
		switch (said.name()) {
			case "netdev", "nic", "net" -> network(said);
			case "vnc" -> vnc(said, said.keys().isEmpty() ? "" : said.keys().getFirst().value());
			case "display" -> vnc(said, said.text("vnc").orElse(""));
			case "spice" -> {
				var address = said.text("addr").orElse("");
				said.key("port").ifPresent(key -> add(said, key, false, address, key.value()));
				said.key("tls-port").ifPresent(key -> add(said, key, false, address, key.value()));
			}
			case "serial", "parallel", "debugcon", "monitor", "qmp", "qmp-pretty" ->
				device(said, value.startsWith("mon:") ? value.substring(4) : value, false);
			case "gdb" -> device(said, value, true);
			case "s" -> named.add(new Named(said, Optional.empty(), false, "", GDB));
			case "chardev" -> {
				if (said.head().equals("socket") && said.isOn("server")) {
					var address = said.text("host").orElse("");
					said.key("port").ifPresent(key -> add(said, key, false, address, key.value()));
				}
			}
			default -> {
				// listens on no port
			}
		}
	}

	private void network(Said said) {
		for (var key : said.keys()) {
			var forward = key.name().equals("hostfwd") ? Forward.parse(key.value()) : Optional.<Forward>empty();
			if (forward.isPresent()) {
				add(said, key, forward.get().protocol().equals("udp"), forward.get().hostAddress(),
						forward.get().hostPort());
			} else if (key.name().equals("listen")) {
				var address = HOST_PORT.matcher(key.value());
				if (address.matches()) {
					add(said, key, false, address.group(1), address.group(2));
				}
			}
		}
		if (said.head().equals("stream") && said.isOn("server") || said.head().equals("dgram")) {
			var prefix = said.head().equals("stream") ? "addr" : "local";
			var address = said.text(prefix + ".host").orElse("");
			said.key(prefix + ".port")
					.ifPresent(key -> add(said, key, said.head().equals("dgram"), address, key.value()));
		}
	}

	private void vnc(Said said, String address) {
		var host = HOST_PORT.matcher(address);
		if (host.matches() && said.key("to").isEmpty() && !said.isOn("reverse")) {
			number(host.group(2)).ifPresent(display -> named
					.add(new Named(said, Optional.empty(), false, host.group(1), VNC + display)));
		}
	}

	private void device(Said said, String value, boolean alwaysServes) {
		var parts = KeyValues.parse(value);
		var first = parts.parts().getFirst().value();
		boolean tcp = first.startsWith("tcp:");
		var address = HOST_PORT.matcher(first.substring(first.indexOf(':') + 1));
		boolean serves = alwaysServes || parts.has("server")
				&& parts.value("server").filter(set -> List.of("off", "no", "false").contains(set)).isEmpty();
		if ((tcp || first.startsWith("telnet:") || first.startsWith("websocket:")) && serves && address.matches()) {
			number(address.group(2)).ifPresent(
					port -> named.add(new Named(said, Optional.empty(), false, address.group(1), port)));
		}
	}

	private void add(Said said, Key key, boolean udp, String address, String port) {
		number(port).filter(number -> number > 0)
				.ifPresent(number -> named.add(new Named(said, Optional.of(key), udp, address, number)));
	}

	private static Optional<Integer> number(String text) {
		try {
			return Optional.of(Integer.parseInt(text));
		} catch (NumberFormatException _) {
			return Optional.empty();
		}
	}
}
