package org.wheelhouse.host.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostPreferences.Measured;

/**
 * How a run of {@link ProbeSector} with one accelerator went.
 *
 * @param loop how long its loop took, if it came to its end
 * @param text the same for a person
 */
public record ProbeRun(Optional<Duration> loop, String text) {

	/** The accelerator of Linux. */
	public static final String KVM = "kvm";
	/** The one that works everywhere. */
	public static final String TCG = "tcg";
	/** The only architecture that is measured: {@link ProbeSector} is code for it. */
	public static final String TARGET = "x86_64";

	/** The file of a verdict, in a folder for what can be made anew. */
	public static final String FILE = "accelerator.properties";

	/** What is run. It writes {@link ProbeSector#BEGUN} and {@link ProbeSector#ENDED} to standard output. */
	public static List<String> command(Path binary, String accelerator, Path image) {
		return List.of(binary.toString(), "-nodefaults", "-no-user-config", "-machine", "pc", "-accel", accelerator,
				"-m",
				"16", "-display", "none", "-no-reboot", "-debugcon", "stdio", "-device",
				"isa-debug-exit,iobase=0xf4,iosize=4", "-drive",
				"format=raw,snapshot=on,file=" + LaunchOptions.escaped(image.toString()));
	}

	/** One that did not take place. */
	public static ProbeRun without(String reason) {
		return new ProbeRun(Optional.empty(), reason);
	}

	/**
	 * One that took place.
	 *
	 * @param status   empty when it was ended at the deadline
	 * @param begun    when the loop began, if it did
	 * @param ended    when the loop ended, if it did
	 * @param output   all that it wrote
	 * @param deadline of the run
	 */
	public static ProbeRun of(String accelerator, OptionalInt status, Optional<Duration> begun,
			Optional<Duration> ended,
			String output, Duration deadline) {
		if (status.isEmpty()) {
			var seconds = deadline.toMillis() / 1e3;
			return without(String.format(Locale.ROOT,
					"%s present but unusable: 20 M iterations took over %.0f s (under %s)", accelerator, seconds,
					rate(seconds)));
		}
		if (status.getAsInt() != ProbeSector.EXIT_STATUS || begun.isEmpty() || ended.isEmpty()) {
			var words = output.lines().map(String::strip).filter(l -> l.length() > 1).reduce((_, last) -> last)
					.map(l -> ": " + LogLines.withoutProgram(l)).orElse("");
			return without(accelerator + " not usable (exit " + status.getAsInt() + words + ")");
		}
		var loop = ended.get().minus(begun.get());
		var seconds = Math.max(loop.toNanos() / 1e9, 0.001);
		return new ProbeRun(Optional.of(loop),
				String.format(Locale.ROOT, "%s %.2f s (%s)", accelerator, seconds, rate(seconds)));
	}

	private static String rate(double seconds) {
		return String.format(Locale.ROOT, "%.0f M iterations/s", ProbeSector.ITERATIONS / 1e6 / seconds);
	}

	/** What is to be used for new machines, with the figures of both. */
	public static AcceleratorChoice choose(ProbeRun kvm, ProbeRun tcg) {
		return new AcceleratorChoice(kvm.isAtLeastAsFastAs(tcg) ? KVM : TCG, kvm.text() + "; " + tcg.text());
	}

	private boolean isAtLeastAsFastAs(ProbeRun other) {
		return loop.isPresent() && (other.loop.isEmpty() || loop.get().compareTo(other.loop.get()) <= 0);
	}

	/**
	 * For how long a verdict holds: while this is the same.
	 *
	 * @param boot        of the computer
	 * @param user        who measured
	 * @param kvmWritable whether KVM's device may be opened
	 */
	public static String holds(String boot, String user, boolean kvmWritable, Instant modified, long size,
			Path binary) {
		return String.join(" ", boot.strip(), user, Boolean.toString(kvmWritable),
				Long.toString(modified.toEpochMilli()), Long.toString(size), binary.toString());
	}

	/** The verdict that a file has, if it holds. */
	public static Optional<Measured> recalled(PropertiesText kept, String holds) throws IOException {
		return kept.get("for").equals(Optional.of(holds))
				? Optional.of(new Measured(new AcceleratorChoice(kept.require("name"), kept.require("reason")),
						Instant.ofEpochMilli(kept.requireNumber("when"))))
				: Optional.empty();
	}

	/** What such a file says. */
	public static String kept(Measured measured, String holds) {
		return PropertiesText.of(Map.of("for", holds, "name", measured.choice().name(), "reason",
				measured.choice().reason(), "when", Long.toString(measured.when().toEpochMilli())));
	}

	/** Why KVM is not tried. */
	public static ProbeRun noKvm(Path device, boolean exists) {
		return without(exists
				? "kvm present, but this user may not open " + device + " (join the group that owns it)"
				: "kvm not present (no " + device + ")");
	}

	/** The verdict on an emulator of another architecture. */
	public static AcceleratorChoice notMeasured() {
		return new AcceleratorChoice(TCG, "not measured: only " + TARGET + " is; tcg works everywhere");
	}

	/** The verdict where there is no emulator. */
	public static AcceleratorChoice notInstalled() {
		return new AcceleratorChoice(TCG, "not measured: QEMU is not installed");
	}
}
