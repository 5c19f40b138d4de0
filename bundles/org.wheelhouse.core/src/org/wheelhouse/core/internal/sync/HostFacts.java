package org.wheelhouse.core.internal.sync;

import java.util.Optional;
import java.util.stream.Collectors;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;

/**
 * What is shown of a computer. Immutable.
 *
 * @param link     the way to it
 * @param readOnly whether nothing is sent to its machines but questions
 */
public record HostFacts(String id, String label, String summary, String detail, HostLink link, boolean readOnly) {

	/** Before its profile is known. */
	public static HostFacts of(Host host) {
		return new HostFacts(host.id(), host.label(), "", "", HostLink.HERE, false);
	}

	/** The same with another way to it. */
	public HostFacts over(HostLink way) {
		return new HostFacts(id, way.label().isEmpty() ? label : way.label(), summary, detail, way,
				readOnly);
	}

	/** The same, read-only or not. */
	public HostFacts locked(boolean on) {
		return new HostFacts(id, label, summary, detail, link, on);
	}

	/** The same with its profile. */
	public HostFacts with(HostProfile profile) {
		if (profile.binaries().isEmpty()) {
			return told("QEMU is not installed " + (link == HostLink.HERE ? "here" : "there"),
					profile.accelerator().reason());
		}
		var binaries = profile.binaries().stream()
				.map(binary -> "QEMU " + binary.version() + " for " + binary.target() + ": " + binary.path())
				.collect(Collectors.joining("\n"));
		return told("QEMU " + profile.binaries().getFirst().version() + ", " + profile.accelerator().name(),
				profile.accelerator().reason() + "\n" + binaries);
	}

	/** The same when what is known of machines cannot be kept; the same for an empty reason. */
	public HostFacts having(String trouble) {
		return trouble.isEmpty()
				? this
				: told("What is known of the machines cannot be kept", trouble + "\n" + detail);
	}

	/** The same when it cannot be told what is read-only, so that all is; the same for an empty reason. */
	public HostFacts lockedBecause(Optional<String> trouble) {
		return trouble.map(why -> told("All is read-only: the list of what is cannot be read", why + "\n" + detail))
				.orElse(this);
	}

	/** The same when its profile cannot be had: of a computer far away what was known stays. */
	public HostFacts failed(String reason) {
		return link == HostLink.HERE ? told("QEMU cannot be run here", reason) : told(summary, reason);
	}

	private HostFacts told(String line, String more) {
		return new HostFacts(id, label, line, more, link, readOnly);
	}
}
