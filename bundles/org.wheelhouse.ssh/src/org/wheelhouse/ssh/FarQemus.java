package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostPreferences.Measured;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.launch.ProbeRun;
import org.wheelhouse.host.launch.ProbeSector;
import org.wheelhouse.host.launch.PropertiesText;
import org.wheelhouse.host.launch.QemuPrograms;

/**
 * The QEMUs of a far computer, and what its accelerators are worth there. Each is asked once in a boot of it; what was measured
 * stays in its cache, where a workbench there finds it too.
 */
final class FarQemus {

	private static final Duration PROBE = Duration.ofSeconds(10);
	/** For each program: an emulated computer that is busy takes its time. */
	private static final Duration VERSION = Duration.ofSeconds(60);
	private static final Path KVM = Path.of("/dev/kvm");
	private static final int LARGEST_CACHE = 1 << 16;
	private static final int COLUMNS = 4;

	private static final String FIND = """
			IFS=:; set -f; set -- $PATH /usr/local/bin /usr/bin /usr/libexec /opt/qemu/bin; set +f; unset IFS
			for d; do case $d in /*) for f in "$d"/qemu-system-* "$d"/qemu-kvm; do [ -f "$f" ] && [ -x "$f" ] || continue
			r=$(readlink -f "$f") && s=$(stat -c '%s %Y' "$r") && printf '%s %s\\t%s\\n' "$s" "$r" "$f"; done ;; esac; done; :
			""";

	private final FarSide far;
	private final FarFiles files;
	private final FarPrograms programs;
	private String boot = "";
	private @Nullable CompletableFuture<List<Binary>> binaries;
	private @Nullable CompletableFuture<Measured> measured;
	/** What each file has said, by its path and stamp. */
	private final Map<String, String> versions = new HashMap<>();

	FarQemus(FarSide far, FarFiles files, FarPrograms programs) {
		this.far = far;
		this.files = files;
		this.programs = programs;
	}

	/** As of {@link org.wheelhouse.host.Host#profile}. */
	CompletableFuture<HostProfile> profile() {
		return binaries().thenCombine(measured(),
				(found, verdict) -> new HostProfile(found, verdict.choice()));
	}

	static HostException notInstalled(SshTarget target) {
		return new HostException("QEMU is not installed on " + target + ".",
				"Install the package qemu-system-x86 (Debian, Ubuntu, Fedora) or qemu-desktop (Arch) there.");
	}

	/** The programs, looked for once. */
	synchronized CompletableFuture<List<Binary>> binaries() {
		forgetEarlierBoot();
		var known = again(binaries, this::find);
		binaries = known;
		return known;
	}

	/** What was measured. */
	synchronized CompletableFuture<Measured> measured() {
		forgetEarlierBoot();
		var known = again(measured, () -> binaries().thenCompose(this::measure));
		measured = known;
		return known;
	}

	private void forgetEarlierBoot() {
		var now = far.link().facts().map(FarFacts::boot).orElse("");
		if (!now.equals(boot)) {
			boot = now;
			binaries = null;
			measured = null;
		}
	}

	private static <T> CompletableFuture<T> again(@Nullable CompletableFuture<T> known,
			Supplier<CompletableFuture<T>> make) {
		return known == null || known.isCompletedExceptionally() ? make.get() : known;
	}

	/**
	 * A program that is there.
	 *
	 * @param stamp changes with the file
	 * @param real  the file that a link leads to
	 */
	private record Program(String stamp, String real, Path path) {

		static Optional<Program> of(String line) {
			var tab = line.indexOf('\t');
			var columns = (tab < 0 ? "" : line.substring(0, tab)).split(" ", COLUMNS - 1);
			return columns.length < COLUMNS - 1
					? Optional.empty()
					: Optional.of(new Program(line.substring(0, tab), columns[2], Path.of(line.substring(tab + 1))));
		}
	}

	private CompletableFuture<List<Binary>> find() {
		return far.ask(FIND).thenCompose(answer -> {
			var seen = new HashSet<String>();
			var found = answer.text().lines().flatMap(line -> Program.of(line).stream())
					.sorted((one, other) -> QemuPrograms.order(Map.of()).compare(one.path(), other.path()))
					.filter(program -> seen.add(program.real())).toList();
			return ask(found).thenApply(_ -> known(found));
		});
	}

	private synchronized List<Binary> known(List<Program> found) {
		return found.stream().filter(program -> versions.containsKey(program.stamp()))
				.map(program -> new Binary(program.path(), String.valueOf(versions.get(program.stamp())),
						QemuPrograms.target(program.path())))
				.toList();
	}

	/** Asks those that are not known for their version, one after the other. */
	private synchronized CompletableFuture<Boolean> ask(List<Program> found) {
		var unknown = found.stream().filter(program -> !versions.containsKey(program.stamp())).toList();
		if (unknown.isEmpty()) {
			return CompletableFuture.completedFuture(true);
		}
		var script = "for f; do echo \"= $(\"$f\" --version 2>/dev/null | head -n 1)\"; done";
		var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
		unknown.forEach(program -> words.add(program.path().toString()));
		return programs.run(ProgramRequest.of(words, VERSION.multipliedBy(unknown.size())), _ -> {
			// it is all in the result
		}).thenApply(result -> note(unknown, result));
	}

	private synchronized boolean note(List<Program> asked, ProgramResult result) {
		var said = result.output().lines().filter(line -> line.startsWith("=")).toList();
		for (var each = 0; each < Math.min(asked.size(), said.size()); each++) {
			var stamp = asked.get(each).stamp();
			QemuPrograms.version(said.get(each)).ifPresent(version -> versions.put(stamp, version));
		}
		return true;
	}

	private CompletableFuture<Measured> measure(List<Binary> found) {
		if (found.isEmpty()) {
			return CompletableFuture.completedFuture(now(ProbeRun.notInstalled()));
		}
		var binary = found.getFirst();
		if (!binary.target().equals(ProbeRun.TARGET)) {
			return CompletableFuture.completedFuture(now(ProbeRun.notMeasured()));
		}
		var kvm = files.status(KVM);
		return files.status(binary.path()).thenCombine(kvm, (file, device) -> {
			var holds = holds(binary, file.orElse(FileStatus.NOTHING), device.filter(FileStatus::writable).isPresent());
			return recall(holds).<Measured>thenCompose(known -> known.isPresent()
					? CompletableFuture.completedFuture(known.get())
					: measure(binary, device).thenCompose(choice -> keep(now(choice), holds)));
		}).thenCompose(measuring -> measuring);
	}

	private static Measured now(AcceleratorChoice choice) {
		return new Measured(choice, Instant.now().truncatedTo(ChronoUnit.MILLIS));
	}

	private String holds(Binary binary, FileStatus file, boolean kvmWritable) {
		return ProbeRun.holds(boot, far.link().facts().map(FarFacts::user).orElse(""), kvmWritable, file.modified(),
				file.size(), binary.path());
	}

	private Path cache() {
		return files.cacheFolder().resolve(ProbeRun.FILE);
	}

	private CompletableFuture<Optional<Measured>> recall(String holds) {
		return files.read(cache(), 0, LARGEST_CACHE).thenApply(bytes -> {
			try {
				return bytes.isEmpty()
						? Optional.empty()
						: ProbeRun.recalled(
								new PropertiesText(ProbeRun.FILE, new String(bytes.get(), StandardCharsets.UTF_8)),
								holds);
			} catch (IOException _) {
				return Optional.empty(); // measured anew, which is what a cache is for
			}
		});
	}

	private CompletableFuture<Measured> keep(Measured verdict, String holds) {
		var at = Script.word(cache());
		return far
				.look("umask 077; mkdir -p " + Script.word(files.cacheFolder()) + " && "
						+ Script.printing(ProbeRun.kept(verdict, holds).getBytes(StandardCharsets.UTF_8)) + " >" + at
						+ ".new && mv -f " + at + ".new " + at)
				.thenApply(_ -> verdict);
	}

	private CompletableFuture<AcceleratorChoice> measure(Binary binary, Optional<FileStatus> device) {
		var folder = files.privateFolder().resolve("probe-" + UUID.randomUUID().toString().substring(0, 8));
		var image = folder.resolve("image");
		return files.createFolder(folder).thenCompose(_ -> files.create(image, ProbeSector.image()))
				.thenCompose(_ -> run(binary, ProbeRun.TCG, image))
				.thenCompose(tcg -> kvm(binary, device, image).thenApply(kvm -> ProbeRun.choose(kvm, tcg)))
				.whenComplete((_, _) -> far.look("rm -rf " + Script.word(folder)));
	}

	private CompletableFuture<ProbeRun> kvm(Binary binary, Optional<FileStatus> device, Path image) {
		return device.filter(there -> there.readable() && there.writable()).isPresent()
				? run(binary, ProbeRun.KVM, image)
				: CompletableFuture
						.completedFuture(ProbeRun.noKvm(KVM, device.filter(FileStatus::exists).isPresent()));
	}

	/** The clock is read there, between the two marks: the way there and back is not measured with it. */
	private CompletableFuture<ProbeRun> run(Binary binary, String accelerator, Path image) {
		var folder = Script.word(String.valueOf(image.getParent()));
		var command = ProbeRun.command(binary.path(), accelerator, image).stream().map(Script::word)
				.collect(Collectors.joining(" "));
		var script = "n='\n'; cd " + folder + " || exit; { " + command + " </dev/null 2>err; echo $? >status; } | {\n"
				+ mark(ProbeSector.BEGUN) + mark(ProbeSector.ENDED) + "cat >/dev/null; }; cat status err";
		return programs.run(ProgramRequest.of(List.of("sh", "-c", script), PROBE), _ -> {
			// it is all in the result
		}).handle((result, failure) -> failure == null
				? judge(accelerator, result.output())
				: ProbeRun.of(accelerator, OptionalInt.empty(), Optional.empty(), Optional.empty(), "", PROBE));
	}

	private static String mark(char mark) {
		return "a=$(dd bs=1 count=1 2>/dev/null); read -r u x </proc/uptime; [ \"$a\" = \"$(printf '\\%03o')\" ] && echo $u || echo -\n"
				.replace("%03o", String.format("%03o", (int) mark));
	}

	private static ProbeRun judge(String accelerator, String output) {
		var lines = output.lines().toList();
		if (lines.size() < COLUMNS - 1 || !lines.get(2).matches("\\d+")) {
			return ProbeRun.without(accelerator + " not usable: it could not be run");
		}
		return ProbeRun.of(accelerator, OptionalInt.of(Integer.parseInt(lines.get(2))), seconds(lines.get(0)),
				seconds(lines.get(1)), String.join("\n", lines.subList(COLUMNS - 1, lines.size())), PROBE);
	}

	private static Optional<Duration> seconds(String text) {
		return text.matches("\\d+\\.\\d+")
				? Optional.of(Duration.ofNanos((long) (Double.parseDouble(text) * 1e9)))
				: Optional.empty();
	}
}
