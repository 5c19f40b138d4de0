package org.wheelhouse.endpoint;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a person types as an {@link Address}. */
final class AddressParser {

	static final String ACCEPTED = "Say unix:/path/to/socket, tcp:host:port, tls:host:port, host:port, an absolute path, "
			+ "ssh://user@host/path/to/socket or ssh://user@host/?port=4444.";

	/** As of QEMU's {@code tls-creds-x509}. */
	private static final String DIR = "dir=";
	/** As of QEMU's {@code migrate-set-parameters}. */
	private static final String NAME = "tls-hostname=";

	private AddressParser() {
	}

	static Address parse(String text) {
		var options = options(text.strip());
		var address = options.removeFirst();
		if (address.startsWith("unix:")) {
			return unix(afterScheme(address, "unix:"), text);
		}
		if (address.startsWith("tcp:")) {
			return tcp(afterScheme(address, "tcp:"), text);
		}
		if (address.startsWith("tls:")) {
			return tls(tcp(afterScheme(address, "tls:"), text), options, text);
		}
		if (address.startsWith("/")) {
			return unix(address, text);
		}
		return tcp(address, text);
	}

	/** QEMU separates options by a comma, and writes a comma that belongs to a value twice. The first is the address. */
	private static List<String> options(String text) {
		var options = new ArrayList<String>();
		var option = new StringBuilder();
		for (var at = 0; at < text.length(); at++) {
			if (text.charAt(at) != ',') {
				option.append(text.charAt(at));
			} else if (text.startsWith(",,", at)) {
				option.append(text.charAt(at++));
			} else {
				options.add(option.toString());
				option.setLength(0);
			}
		}
		options.add(option.toString());
		return options;
	}

	private static String afterScheme(String address, String scheme) {
		var rest = address.substring(scheme.length());
		return rest.startsWith("//") ? rest.substring(2) : rest;
	}

	private static Address unix(String path, String text) {
		if (path.isEmpty()) {
			throw new IllegalArgumentException("“" + text + "” names no socket. " + ACCEPTED);
		}
		try {
			return new Address.Unix(Path.of(path));
		} catch (InvalidPathException e) {
			throw new IllegalArgumentException("“" + text + "” is no path: " + e.getReason() + ". " + ACCEPTED, e);
		}
	}

	private static Address.Tcp tcp(String hostAndPort, String text) {
		var colon = hostAndPort.lastIndexOf(':');
		if (colon < 0) {
			throw new IllegalArgumentException("“" + text + "” has no port. " + ACCEPTED);
		}
		return new Address.Tcp(host(hostAndPort.substring(0, colon), text),
				port(hostAndPort.substring(colon + 1), text));
	}

	private static Address tls(Address.Tcp port, List<String> options, String text) {
		var dir = Optional.<Path>empty();
		var name = Optional.<String>empty();
		for (var option : options) {
			if (option.startsWith(DIR)) {
				dir = Optional.of(folder(option.substring(DIR.length()), text));
			} else if (option.startsWith(NAME) && option.length() > NAME.length()) {
				name = Optional.of(option.substring(NAME.length()));
			} else {
				throw new IllegalArgumentException("“" + text + "” has “" + option + "” behind the port, where "
						+ DIR + "FOLDER and " + NAME + "NAME may be. " + ACCEPTED);
			}
		}
		return new Address.Tls(port.host(), port.port(), dir, name);
	}

	static Path folder(String folder, String text) {
		try {
			var path = Path
					.of(folder.startsWith("~/") ? System.getProperty("user.home") + folder.substring(1) : folder);
			if (path.isAbsolute()) {
				return path;
			}
		} catch (InvalidPathException _) {
			// told below
		}
		throw new IllegalArgumentException(
				"“" + text + "”: “" + folder + "” is no absolute path of a folder. " + ACCEPTED);
	}

	private static String host(String host, String text) {
		if (host.startsWith("[") && host.endsWith("]")) {
			return host.substring(1, host.length() - 1);
		}
		if (host.indexOf(':') >= 0 || host.indexOf('/') >= 0) {
			throw new IllegalArgumentException("“" + text + "” is no address: “" + host
					+ "” is no host (an IPv6 address goes in brackets). " + ACCEPTED);
		}
		// QEMU's own "tcp::4444" listens on every interface of its computer, so on the loopback too.
		return host.isEmpty() ? "localhost" : host;
	}

	static int port(String port, String text) {
		try {
			var number = Integer.parseInt(port);
			if (number >= 1 && number <= 65535) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below, in the same words
		}
		throw new IllegalArgumentException("“" + text + "”: “" + port + "” is no port from 1 to 65535. " + ACCEPTED);
	}
}
