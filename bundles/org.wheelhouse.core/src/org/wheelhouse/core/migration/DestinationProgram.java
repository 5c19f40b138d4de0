package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;

/**
 * Which QEMU becomes the destination: the same program on the same computer, where another would make the machine of another
 * version; on another one that of the same version, else the newest for the same architecture.
 *
 * @param source that is migrated
 * @param host   where the other one is started
 */
record DestinationProgram(MachineAccess source, Host host) {

	private static final String PREFIX = "qemu-system-";

	/**
	 * Finds it.
	 *
	 * @param program of the source, as it was executed
	 * @return empty for the computer's own choice; fails with {@link OperationFailed} when it has none of the architecture
	 */
	CompletableFuture<Optional<Path>> find(String program) {
		var path = Path.of(program);
		if (!host.isSame(source.host())) {
			return elsewhere(String.valueOf(path.getFileName()));
		}
		if (path.isAbsolute()) {
			return CompletableFuture.completedFuture(Optional.of(path));
		}
		return source.host().profile().handle((profile, problem) -> problem != null
				? Optional.<Path>empty()
				: profile.binaries().stream().map(Binary::path)
						.filter(known -> known.endsWith(path.getFileName())).findFirst());
	}

	private CompletableFuture<Optional<Path>> elsewhere(String name) {
		var version = source.snapshot().facts().qemuVersion();
		return host.profile()
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of("The QEMUs of " + host.label() + " could not be looked at", problem,
								List.of())))
				.thenCompose(profile -> {
					var fitting = profile.binaries().stream()
							.filter(binary -> !name.startsWith(PREFIX) || name.endsWith("-" + binary.target()))
							.toList();
					var chosen = fitting.stream().filter(binary -> binary.version().equals(version)).findFirst()
							.or(() -> fitting.stream().max((one, other) -> compare(one.version(), other.version())));
					return chosen.isPresent()
							? CompletableFuture.completedFuture(chosen.map(Binary::path))
							: CompletableFuture.failedFuture(OperationFailed.refused(host.label() + " has no "
									+ (name.startsWith(PREFIX) ? name : "QEMU") + missing(profile),
									"Install it there, or choose another computer."));
				});
	}

	private static String missing(HostProfile profile) {
		var others = profile.binaries().stream().map(Binary::target).distinct().toList();
		return others.isEmpty() ? "" : ", only QEMU for " + String.join(", ", others);
	}

	private static int compare(String one, String other) {
		return java.util.Arrays.compare(numbers(one), numbers(other));
	}

	private static int[] numbers(String version) {
		return java.util.Arrays.stream(version.split("\\D+")).filter(part -> !part.isEmpty())
				.mapToInt(Integer::parseInt).toArray();
	}
}
