package org.wheelhouse.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes a monitor on a computer that is reached by ssh as a URL. */
final class SshUrl {

	private static final String SCHEME = "ssh://";
	/** The host and port there as in {@code tcp:}; {@code localhost} is not written. */
	private static final String LOCALHOST = "localhost";
	private static final String PORT = "port";
	private static final String TLS_PORT = "tls-port";
	private static final String DIR = "dir";
	private static final String NAME = "tls-hostname";
	private static final Pattern BARE_IPV6 = Pattern.compile("^([^\\[\\]]*@|)([^@\\[\\]]*:[^@\\[\\]]*:[^@\\[\\]]*)$");

	private SshUrl() {
	}

	static boolean isOne(String text) {
		return text.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

	static MonitorAddress parse(String text) {
		var rest = text.strip().substring(SCHEME.length());
		var end = 0;
		while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
			end++;
		}
		var computer = rest.substring(0, end);
		var place = rest.substring(end);
		if (computer.isEmpty() || computer.endsWith("@")) {
			throw refusal(text, "names no computer");
		}
		return new MonitorAddress(Optional.of(computer), there(place, text));
	}

	private static Address there(String place, String text) {
		var question = place.indexOf('?');
		var path = decoded(question < 0 ? place : place.substring(0, question), text);
		if (question >= 0) {
			if (path.length() > 1) {
				throw refusal(text, "has a path and a port");
			}
			return port(members(place.substring(question + 1), text), text);
		}
		if (path.length() < 2) {
			throw refusal(text, "names neither a socket nor a port on that computer");
		}
		try {
			return new Address.Unix(Path.of(path));
		} catch (InvalidPathException e) {
			throw refusal(text, "has no path: " + e.getReason());
		}
	}

	private static Address port(Map<String, String> members, String text) {
		var host = Optional.ofNullable(members.remove("host")).orElse(LOCALHOST);
		var port = members.remove(PORT);
		var encrypted = members.remove(TLS_PORT);
		if (port == null && encrypted != null) {
			var dir = Optional.ofNullable(members.remove(DIR)).map(folder -> AddressParser.folder(folder, text));
			var name = Optional.ofNullable(members.remove(NAME));
			if (members.isEmpty()) {
				return new Address.Tls(host, AddressParser.port(encrypted, text), dir, name);
			}
		}
		if (port == null || encrypted != null || !members.isEmpty()) {
			throw refusal(text, "has something else than a port behind the question mark");
		}
		return new Address.Tcp(host, AddressParser.port(port, text));
	}

	private static Map<String, String> members(String query, String text) {
		var members = new HashMap<String, String>();
		for (var member : query.split("&", -1)) {
			var equals = member.indexOf('=');
			if (equals < 1 || equals == member.length() - 1) {
				throw refusal(text, "has something else than a port behind the question mark");
			}
			members.put(member.substring(0, equals), decoded(member.substring(equals + 1), text));
		}
		return members;
	}

	private static IllegalArgumentException refusal(String text, String what) {
		return new IllegalArgumentException("“" + text + "” " + what + ". " + AddressParser.ACCEPTED);
	}

	static String print(String computer, Address there) {
		var bracketed = BARE_IPV6.matcher(computer).replaceFirst("$1[$2]");
		return SCHEME + bracketed + switch (there) {
			case Address.Unix(Path path) -> encoded(path.toString());
			case Address.Tcp(String host, int port) -> "/?" + onHost(host) + PORT + "=" + port;
			case Address.Tls(String host, int port, var dir, var name) -> "/?" + onHost(host) + TLS_PORT + "=" + port
					+ dir.map(folder -> "&" + DIR + "=" + encoded(folder.toString())).orElse("")
					+ name.map(other -> "&" + NAME + "=" + encoded(other)).orElse("");
		};
	}

	private static String onHost(String host) {
		return host.equals(LOCALHOST) ? "" : "host=" + encoded(host) + "&";
	}

	/** What would end the path, or be read as something else. */
	private static String encoded(String text) {
		var url = new StringBuilder();
		for (var at = 0; at < text.length(); at++) {
			var next = text.charAt(at);
			if (next <= ' ' || next == '%' || next == '?' || next == '#' || next == '&' || next == 0x7f) {
				url.append(String.format("%%%02X", (int) next));
			} else {
				url.append(next);
			}
		}
		return url.toString();
	}

	private static String decoded(String url, String text) {
		if (url.indexOf('%') < 0) {
			return url;
		}
		var bytes = new ByteArrayOutputStream();
		var all = url.getBytes(StandardCharsets.UTF_8);
		for (var at = 0; at < all.length; at++) {
			if (all[at] != '%') {
				bytes.write(all[at]);
				continue;
			}
			var high = at + 2 < all.length ? Character.digit(all[at + 1], 16) : -1;
			var low = at + 2 < all.length ? Character.digit(all[at + 2], 16) : -1;
			if (high < 0 || low < 0) {
				throw refusal(text, "has a % that begins no %XX (a % itself is %25)");
			}
			bytes.write(high << 4 | low);
			at += 2;
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
