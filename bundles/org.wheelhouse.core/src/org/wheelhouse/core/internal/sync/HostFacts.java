package org.wheelhouse.core.internal.sync;

import java.util.stream.Collectors;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;

/** What is shown of a computer. Immutable. */
public record HostFacts(String id, String label, String summary, String detail) {

	/** Before its profile is known. */
	public static HostFacts of(Host host) {
		return new HostFacts(host.id(), host.label(), "", "");
	}

	/** The same with its profile. */
	public HostFacts with(HostProfile profile) {
		if (profile.binaries().isEmpty()) {
			return new HostFacts(id, label, "QEMU is not installed here", profile.accelerator().reason());
		}
		var binaries = profile.binaries().stream()
				.map(binary -> "QEMU " + binary.version() + " for " + binary.target() + ": " + binary.path())
				.collect(Collectors.joining("\n"));
		return new HostFacts(id, label,
				"QEMU " + profile.binaries().getFirst().version() + ", " + profile.accelerator().name(),
				profile.accelerator().reason() + "\n" + binaries);
	}

	/** The same when what is known of machines cannot be kept; the same for an empty reason. */
	public HostFacts having(String trouble) {
		return trouble.isEmpty()
				? this
				: new HostFacts(id, label, "What is known of the machines cannot be kept", trouble + "\n" + detail);
	}

	/** The same when its profile cannot be had. */
	public HostFacts failed(String reason) {
		return new HostFacts(id, label, "QEMU cannot be run here", reason);
	}
}
