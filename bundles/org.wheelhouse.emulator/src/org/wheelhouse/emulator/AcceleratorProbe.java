package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostProfile.Binary;

/**
 * Measures what the accelerators are worth, because a {@code /dev/kvm} that opens, and a QEMU that says KVM is present, do
 * not mean that 64-bit guest code makes progress. Blocks for at most twice the probe's deadline.
 */
final class AcceleratorProbe {

	static final String KVM = "kvm";
	static final String TCG = "tcg";
	/** The only architecture that is measured: {@link ProbeSector} is code for it. */
	static final String TARGET = "x86_64";

	private final EmulatorSettings settings;

	AcceleratorProbe(EmulatorSettings settings) {
		this.settings = settings;
	}

	/** How a run with one accelerator went: its text, and how long the loop took if it came to its end. */
	private record Run(Optional<Duration> loop, String text) {

		boolean isAtLeastAsFastAs(Run other) {
			return loop.isPresent() && (other.loop.isEmpty() || loop.get().compareTo(other.loop.get()) <= 0);
		}
	}

	/** The accelerator for new machines, with the figures of both. */
	AcceleratorChoice choose(Binary binary) throws IOException {
		if (!binary.target().equals(TARGET)) {
			return new AcceleratorChoice(TCG, "not measured: only " + TARGET + " is; tcg works everywhere");
		}
		Path image = Files.createTempFile("wheelhouse-probe", ".img");
		try {
			Files.write(image, ProbeSector.image());
			Run tcg = measure(binary, TCG, image);
			Run kvm = kvmObstacle().map(o -> new Run(Optional.empty(), o)).orElseGet(() -> measure(binary, KVM, image));
			return new AcceleratorChoice(kvm.isAtLeastAsFastAs(tcg) ? KVM : TCG, kvm.text() + "; " + tcg.text());
		} finally {
			Files.deleteIfExists(image);
		}
	}

	private Optional<String> kvmObstacle() {
		Path device = settings.kvmDevice();
		if (!Files.exists(device)) {
			return Optional.of("kvm not present (no " + device + ")");
		}
		return Files.isReadable(device) && Files.isWritable(device)
				? Optional.empty()
				: Optional.of("kvm present, but this user may not open " + device + " (join the group that owns it)");
	}

	private Run measure(Binary binary, String accelerator, Path image) {
		List<String> command = List.of(binary.path().toString(), "-nodefaults", "-no-user-config", "-machine", "pc",
				"-accel", accelerator, "-m", "16", "-display", "none", "-no-reboot", "-debugcon", "stdio", "-device",
				"isa-debug-exit,iobase=0xf4,iosize=4", "-drive",
				"format=raw,snapshot=on,file=" + image.toString().replace(",", ",,"));
		try {
			return judge(accelerator, ShortProcess.run(command, settings.probeDeadline()));
		} catch (IOException e) {
			return new Run(Optional.empty(), accelerator + " not usable: " + e.getMessage());
		}
	}

	private Run judge(String accelerator, ShortProcess.Outcome outcome) {
		if (outcome.status().isEmpty()) {
			double seconds = settings.probeDeadline().toMillis() / 1e3;
			return new Run(Optional.empty(), String.format(Locale.ROOT,
					"%s present but unusable: 20 M iterations took over %.0f s (under %s)", accelerator, seconds,
					rate(seconds)));
		}
		Optional<Duration> begun = when(outcome, ProbeSector.BEGUN);
		Optional<Duration> ended = when(outcome, ProbeSector.ENDED);
		if (outcome.status().getAsInt() != ProbeSector.EXIT_STATUS || begun.isEmpty() || ended.isEmpty()) {
			String words = outcome.output().lines().map(String::strip).filter(l -> l.length() > 1)
					.reduce((_, last) -> last)
					.map(l -> ": " + LogLines.withoutProgram(l)).orElse("");
			return new Run(Optional.empty(),
					accelerator + " not usable (exit " + outcome.status().getAsInt() + words + ")");
		}
		Duration loop = ended.get().minus(begun.get());
		double seconds = Math.max(loop.toNanos() / 1e9, 0.001);
		return new Run(Optional.of(loop),
				String.format(Locale.ROOT, "%s %.2f s (%s)", accelerator, seconds, rate(seconds)));
	}

	private static Optional<Duration> when(ShortProcess.Outcome outcome, char mark) {
		return outcome.pieces().stream().filter(p -> p.text().indexOf(mark) >= 0).map(ShortProcess.Piece::after)
				.findFirst();
	}

	private static String rate(double seconds) {
		return String.format(Locale.ROOT, "%.0f M iterations/s", ProbeSector.ITERATIONS / 1e6 / seconds);
	}
}
