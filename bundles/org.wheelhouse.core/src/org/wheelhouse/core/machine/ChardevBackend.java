package org.wheelhouse.core.machine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.ProcessPaths;

/** Where a character device leads, as {@code query-chardev} says it in {@code filename}. Any thread. */
public sealed interface ChardevBackend {

	/**
	 * A socket on which QEMU listens.
	 *
	 * @param address the path of a unix socket may be relative to QEMU's working folder
	 * @param taken   whether a client is connected: it takes one
	 */
	record Listening(Address address, boolean taken) implements ChardevBackend {}

	/**
	 * Anything else.
	 *
	 * @param what for a person, as it goes on after "The serial port goes to"
	 */
	record Elsewhere(String what) implements ChardevBackend {}

	/** Reads QEMU's text. */
	static ChardevBackend of(String filename) {
		var disconnected = filename.startsWith("disconnected:");
		var text = disconnected ? filename.substring("disconnected:".length()) : filename;
		var kind = text.substring(0, text.indexOf(':') < 0 ? text.length() : text.indexOf(':'));
		return switch (kind) {
			case "unix", "tcp" -> socket(text, !disconnected);
			case "file" -> new Elsewhere("a file");
			case "stdio", "mux", "fd" -> new Elsewhere("the terminal that QEMU was started from");
			case "pty" -> new Elsewhere("a terminal of the computer (" + text.substring(kind.length() + 1) + ")");
			case "null" -> new Elsewhere("nowhere");
			case "vc" -> new Elsewhere("a text console on QEMU's own display");
			case "telnet", "tls", "wss", "ws", "websocket", "tn3270" ->
				new Elsewhere("a socket that speaks " + kind + ", which is not spoken here");
			default -> new Elsewhere("“" + text + "”");
		};
	}

	/**
	 * Where the computer's own programs find what QEMU calls so. A path is one of QEMU's folder and its files, not of theirs; a
	 * relative one is this way also never too long.
	 */
	static Address here(Address address, ProcessPaths paths) {
		return address instanceof Address.Unix(var path) ? new Address.Unix(paths.here(path).orElse(path)) : address;
	}

	private static ChardevBackend socket(String text, boolean taken) {
		var server = text.lastIndexOf(",server");
		if (server < 0) {
			return new Elsewhere("a socket of another program, to which QEMU connects by itself");
		}
		try {
			var address = text.substring(0, server);
			return new Listening(address.startsWith("unix:")
					? new Address.Unix(Path.of(address.substring("unix:".length())))
					: Address.parse(address), taken);
		} catch (InvalidPathException e) {
			return new Elsewhere("a socket without a name in the file system");
		} catch (IllegalArgumentException e) {
			return new Elsewhere("“" + text + "”");
		}
	}
}
