package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * By which way the guest goes. Immutable.
 *
 * @param way         how both ends meet
 * @param encryption  what QEMU itself encrypts by; empty for nothing
 * @param connections how many multifd uses; empty without multifd
 */
public record MigrationChannel(Way way, Optional<Encryption> encryption, OptionalInt connections) {

	/** A unix socket of the one computer, in the clear. */
	public static final MigrationChannel LOCAL = new MigrationChannel(new Way.Unix(), Optional.empty(),
			OptionalInt.empty());

	/** How both ends meet. */
	public sealed interface Way {

		/** By a unix socket in a folder that nobody else can enter; both are on one computer. */
		record Unix() implements Way {}

		/**
		 * By a port.
		 *
		 * @param address of the destination's computer, as both ends call it; no name in brackets
		 * @param port    on which the destination listens
		 */
		record Tcp(String address, int port) implements Way {

			/** As QEMU takes it. */
			String uri() {
				return "tcp:" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
			}
		}

		/** Through the ssh connections of the workbench to their computers, which lead a unix socket to another. */
		record ThroughSsh() implements Way {}

		/** Where a waiting QEMU listens already. */
		record Listening() implements Way {}
	}

	/** What QEMU encrypts by. */
	public sealed interface Encryption {

		/** A key that is made for this one migration and forgotten. */
		record FreshKey() implements Encryption {}

		/**
		 * Certificates in a folder of each computer, as {@code tls-creds-x509} has them.
		 *
		 * @param sourceFolder      with {@code ca-cert.pem}, {@code client-cert.pem} and {@code client-key.pem}
		 * @param destinationFolder with {@code ca-cert.pem}, {@code server-cert.pem} and {@code server-key.pem}
		 * @param hostName          to which the destination's is made out
		 */
		record Certificates(Path sourceFolder, Path destinationFolder, String hostName) implements Encryption {}
	}

	/** In the clear by one connection. */
	public static MigrationChannel of(Way way) {
		return new MigrationChannel(way, Optional.empty(), OptionalInt.empty());
	}

	/** The same, encrypted. */
	public MigrationChannel encrypted(Encryption by) {
		return new MigrationChannel(way, Optional.of(by), connections);
	}

	/** The same by so many connections. */
	public MigrationChannel by(int multifd) {
		return new MigrationChannel(way, encryption, OptionalInt.of(multifd));
	}
}
