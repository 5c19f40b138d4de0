package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostPreferences;

/**
 * Where files of machines are on a computer, unless a person says otherwise. Immutable.
 *
 * @param home     of its user
 * @param machines in which new ones are made; need not be there
 * @param images   where they are chosen; need not be there
 */
public record HostFolders(Path home, Path machines, Path images) {

	/** Where nothing is set. */
	private static final Path MACHINES = Path.of(".local", "share", "wheelhouse");

	/** Asks a computer. Where nothing can be set for it they are the usual ones in its user's home. Never fails. */
	public static CompletableFuture<HostFolders> of(Host host) {
		return host.startFolder(Optional.empty()).exceptionally(_ -> host.files().temporaryFolder())
				.thenApply(home -> of(host.preferences(), home));
	}

	private static HostFolders of(Optional<HostPreferences> set, Path home) {
		return new HostFolders(home,
				set.map(HostPreferences::machineFolder).orElseGet(() -> home.resolve(MACHINES)),
				set.map(HostPreferences::imageFolder).orElse(home));
	}
}
