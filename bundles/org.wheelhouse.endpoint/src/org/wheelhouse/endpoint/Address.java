package org.wheelhouse.endpoint;

import java.nio.file.Path;

/** Where a peer listens. Immutable. */
public sealed interface Address {

	/** A unix socket. The path is at most 106 bytes long (Java's limit, one below the kernel's), else connecting fails with a message that says so. */
	record Unix(Path path) implements Address {
		@Override
		public String toString() {
			return "unix:" + path;
		}
	}

	/** A TCP port. Meant for loopback and trusted nets: QMP has no authentication. */
	record Tcp(String host, int port) implements Address {
		@Override
		public String toString() {
			return "tcp:" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
		}
	}

	/**
	 * Reads what a person types: {@code unix:PATH}, {@code tcp:HOST:PORT}, {@code tcp://HOST:PORT}, {@code unix://PATH}, a bare absolute path, or {@code HOST:PORT}; QEMU's
	 * own options after a comma ({@code ,server=on,wait=off}) are dropped.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	static Address parse(String text) {
		return AddressParser.parse(text);
	}
}
