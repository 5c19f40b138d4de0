package org.wheelhouse.endpoint;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads what a person types as an {@link Address}. */
final class AddressParser {

	static final String ACCEPTED = "Say unix:/path/to/socket, tcp:host:port, host:port, an absolute path, "
			+ "ssh://user@host/path/to/socket or ssh://user@host/?port=4444.";

	private AddressParser() {
	}

	static Address parse(String text) {
		var address = withoutOptions(text.strip());
		if (address.startsWith("unix:")) {
			return unix(afterScheme(address, "unix:"), text);
		}
		if (address.startsWith("tcp:")) {
			return tcp(afterScheme(address, "tcp:"), text);
		}
		if (address.startsWith("/")) {
			return unix(address, text);
		}
		return tcp(address, text);
	}

	/** QEMU separates options by a comma, and writes a comma that belongs to the path twice. */
	private static String withoutOptions(String text) {
		var end = 0;
		while (end < text.length() && (text.charAt(end) != ',' || text.startsWith(",,", end))) {
			end += text.charAt(end) == ',' ? 2 : 1;
		}
		return text.substring(0, end).replace(",,", ",");
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

	private static Address tcp(String hostAndPort, String text) {
		var colon = hostAndPort.lastIndexOf(':');
		if (colon < 0) {
			throw new IllegalArgumentException("“" + text + "” has no port. " + ACCEPTED);
		}
		return new Address.Tcp(host(hostAndPort.substring(0, colon), text),
				port(hostAndPort.substring(colon + 1), text));
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
