package org.wheelhouse.endpoint;

import java.nio.file.Path;
import java.util.Optional;

/** Where a peer listens. Immutable. */
public sealed interface Address {

	/** A unix socket. The path is at most 106 bytes long (Java's limit, one below the kernel's), else connecting fails with a message that says so. */
	record Unix(Path path) implements Address {
		@Override
		public String toString() {
			return "unix:" + path;
		}
	}

	/** A port of TCP, whatever is spoken there. */
	sealed interface Port extends Address {

		/** A name, or a number without brackets. */
		String host();

		/** From 1 to 65535. */
		int port();

		/** Host and port as a person writes them: an IPv6 address in brackets. */
		default String hostAndPort() {
			return (host().indexOf(':') >= 0 ? "[" + host() + "]" : host()) + ":" + port();
		}
	}

	/** A TCP port. Meant for loopback and trusted nets: QMP has no authentication. */
	record Tcp(String host, int port) implements Port {
		@Override
		public String toString() {
			return "tcp:" + hostAndPort();
		}
	}

	/**
	 * A TCP port where QEMU speaks TLS with certificates ({@code tls-creds-x509}). Whoever connects verifies the server's.
	 *
	 * @param dir  the folder with {@code ca-cert.pem}, and with {@code client-cert.pem} and {@code client-key.pem} for a server
	 *             that asks for them, as of QEMU's {@code tls-creds-x509,endpoint=client}; when empty, {@code ~/.pki/qemu} where
	 *             it is, and the CAs that Java trusts
	 * @param name for which the server's certificate has to be, QEMU's {@code tls-hostname}; when empty, the host
	 */
	record Tls(String host, int port, Optional<Path> dir, Optional<String> name) implements Port {

		/** Without what is not about the place. */
		public String place() {
			return "tls:" + hostAndPort();
		}

		/** For which the server's certificate has to be. */
		public String expected() {
			return name.orElse(host);
		}

		/** As {@link Address#parse} reads it: options as QEMU writes them. */
		@Override
		public String toString() {
			return place() + dir.map(folder -> ",dir=" + doubled(folder.toString())).orElse("")
					+ name.map(other -> ",tls-hostname=" + doubled(other)).orElse("");
		}

		private static String doubled(String value) {
			return value.replace(",", ",,");
		}
	}

	/**
	 * Reads what a person types: {@code unix:PATH}, {@code tcp:HOST:PORT}, {@code tcp://HOST:PORT}, {@code unix://PATH}, a bare absolute path, or {@code HOST:PORT}; QEMU's
	 * own options after a comma ({@code ,server=on,wait=off}) are dropped. And {@code tls:HOST:PORT}, behind which may stand
	 * {@code ,dir=FOLDER} and {@code ,tls-hostname=NAME}, and nothing else.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	static Address parse(String text) {
		return AddressParser.parse(text);
	}
}
