package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.launch.ProbeRun;
import org.wheelhouse.host.launch.ProbeSector;

/**
 * Measures what the accelerators are worth, because a {@code /dev/kvm} that opens, and a QEMU that says KVM is present, do
 * not mean that 64-bit guest code makes progress. Blocks for at most twice the probe's deadline.
 */
final class AcceleratorProbe {

	private final EmulatorSettings settings;

	AcceleratorProbe(EmulatorSettings settings) {
		this.settings = settings;
	}

	/** The accelerator for new machines, with the figures of both. */
	AcceleratorChoice choose(Binary binary) throws IOException {
		if (!binary.target().equals(ProbeRun.TARGET)) {
			return ProbeRun.notMeasured();
		}
		Path image = Files.createTempFile("wheelhouse-probe", ".img");
		try {
			Files.write(image, ProbeSector.image());
			ProbeRun tcg = measure(binary, ProbeRun.TCG, image);
			Path device = settings.kvmDevice();
			ProbeRun kvm = Files.isReadable(device) && Files.isWritable(device)
					? measure(binary, ProbeRun.KVM, image)
					: ProbeRun.noKvm(device, Files.exists(device));
			return ProbeRun.choose(kvm, tcg);
		} finally {
			Files.deleteIfExists(image);
		}
	}

	private ProbeRun measure(Binary binary, String accelerator, Path image) {
		try {
			ShortProcess.Outcome outcome = ShortProcess.run(ProbeRun.command(binary.path(), accelerator, image),
					settings.probeDeadline());
			return ProbeRun.of(accelerator, outcome.status(), when(outcome, ProbeSector.BEGUN),
					when(outcome, ProbeSector.ENDED), outcome.output(), settings.probeDeadline());
		} catch (IOException e) {
			return ProbeRun.without(accelerator + " not usable: " + e.getMessage());
		}
	}

	private static Optional<Duration> when(ShortProcess.Outcome outcome, char mark) {
		return outcome.pieces().stream().filter(p -> p.text().indexOf(mark) >= 0).map(ShortProcess.Piece::after)
				.findFirst();
	}
}
