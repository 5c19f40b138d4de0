package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.capability.QemuFacts;
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
 * @param computer  what it is called in a sentence, for example {@code this computer}
 * @param known     whether it was asked
 * @param profile   its QEMUs
 * @param firmware  its UEFI firmwares
 * @param resources its processors and memory; numbers are 0 when not known
 * @param swtpm     whether there is an emulated TPM
 * @param facts     what the QEMU can that was chosen, once it has been asked
 */
public record HostOffer(String computer, boolean known, HostProfile profile, FirmwareCatalog firmware,
		HostResources resources, boolean swtpm, QemuFacts facts) {

	/** Nothing is known yet. */
	public static final HostOffer UNKNOWN = new HostOffer("this computer", false,
			new HostProfile(List.of(), new AcceleratorChoice("", "")), FirmwareCatalog.NONE, new HostResources(0, 0, 0),
			false, QemuFacts.NONE);

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** Asks a computer: once for each, the first time some seconds. Never fails. */
	public static CompletableFuture<HostOffer> of(Host host) {
		var profile = host.profile().exceptionally(_ -> UNKNOWN.profile());
		var firmware = profile.thenCompose(
				found -> FirmwareCatalog.of(host, found.binaries().stream().findFirst().map(Binary::path)));
		var resources = host.resources().exceptionally(_ -> UNKNOWN.resources());
		var swtpm = hasProgram(host, "swtpm");
		return CompletableFuture.allOf(firmware, resources, swtpm).thenApply(
				_ -> new HostOffer(host.label(), true, profile.join(), firmware.join(), resources.join(),
						swtpm.join(), QemuFacts.NONE));
	}

	/** The same of another computer. */
	public HostOffer of(String other) {
		return new HostOffer(other, known, profile, firmware, resources, swtpm, facts);
	}

	/** The same with what a QEMU of it can. */
	public HostOffer with(QemuFacts other) {
		return new HostOffer(computer, known, profile, firmware, resources, swtpm, other);
	}

	/** The QEMUs that have the machine types of {@link Preset}, preferred first. */
	public List<Binary> programs() {
		return profile.binaries().stream()
				.filter(binary -> binary.target().equals(profile.binaries().getFirst().target())).toList();
	}

	/** The QEMU that runs a machine; empty when there is none. */
	public Optional<Binary> program(Optional<Path> chosen) {
		return programs().stream().filter(binary -> chosen.filter(binary.path()::equals).isPresent()).findFirst()
				.or(() -> programs().stream().findFirst());
	}

	private static CompletableFuture<Boolean> hasProgram(Host host, String name) {
		return host.run(ProgramRequest.of(List.of(name, "--version"), DEADLINE))
				.handle((result, _) -> result != null && result.succeeded());
	}
}
