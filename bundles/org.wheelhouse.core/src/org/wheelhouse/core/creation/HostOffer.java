package org.wheelhouse.core.creation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.firmware.FirmwareCatalog;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.ProgramRequest;

/**
 * What a computer has for new machines, whatever is chosen. Immutable.
 *
 * @param known     whether it was asked
 * @param profile   its QEMUs
 * @param firmware  its UEFI firmwares
 * @param resources its processors and memory; numbers are 0 when not known
 * @param swtpm     whether there is an emulated TPM
 */
public record HostOffer(boolean known, HostProfile profile, FirmwareCatalog firmware, HostResources resources,
		boolean swtpm) {

	/** Nothing is known yet. */
	public static final HostOffer UNKNOWN = new HostOffer(false,
			new HostProfile(List.of(), new AcceleratorChoice("", "")), FirmwareCatalog.NONE, new HostResources(0, 0, 0),
			false);

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** Asks a computer: once for each, the first time some seconds. Never fails. */
	public static CompletableFuture<HostOffer> of(Host host) {
		var profile = host.profile().exceptionally(_ -> UNKNOWN.profile());
		var firmware = profile.thenCompose(
				found -> FirmwareCatalog.of(host, found.binaries().stream().findFirst().map(Binary::path)));
		var resources = host.resources().exceptionally(_ -> UNKNOWN.resources());
		var swtpm = hasProgram(host, "swtpm");
		return CompletableFuture.allOf(firmware, resources, swtpm).thenApply(
				_ -> new HostOffer(true, profile.join(), firmware.join(), resources.join(), swtpm.join()));
	}

	private static CompletableFuture<Boolean> hasProgram(Host host, String name) {
		return host.run(ProgramRequest.of(List.of(name, "--version"), DEADLINE))
				.handle((result, _) -> result != null && result.succeeded());
	}
}
