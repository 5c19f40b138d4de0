package org.wheelhouse.core.migration.forecast;

import java.util.Optional;

import org.wheelhouse.core.state.MachineSnapshot;

/** How the memory goes, in the words that are shown. */
public final class MigrationWay {

	private static final String UNIX = "unix socket";
	private static final String FILE = "a file";
	private static final String HERE = ", on this computer";

	private MigrationWay() {
	}

	/**
	 * @param uri         as {@code migrate} was given it; empty when that was not seen
	 * @param peer        the other end; empty when not known
	 * @param credentials by which QEMU encrypts; empty or an empty text for none
	 * @return empty when not known
	 */
	public static String of(String uri, MachineSnapshot machine, Optional<MachineSnapshot> peer,
			Optional<String> credentials) {
		var elsewhere = peer.filter(other -> !other.identity().hostId().equals(machine.identity().hostId()))
				.isPresent();
		var encrypted = credentials.filter(id -> !id.isEmpty()).isPresent();
		if (uri.startsWith("unix:")) {
			return elsewhere ? "through ssh" : UNIX + (encrypted ? ", tls" : "");
		}
		if (uri.startsWith("exec:") || uri.startsWith("file:")) {
			return FILE;
		}
		return uri.startsWith("tcp:") ? (encrypted ? "tls" : "tcp") + (peer.isEmpty() || elsewhere ? "" : HERE) : "";
	}

	/** Whether the memory stays on one computer, so that it goes as fast as it can be copied. */
	public static boolean isLocal(String channel) {
		return channel.startsWith(UNIX) || channel.equals(FILE) || channel.endsWith(HERE);
	}
}
