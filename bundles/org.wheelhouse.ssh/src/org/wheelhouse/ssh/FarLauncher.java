package org.wheelhouse.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.launch.ConfigFiles;
import org.wheelhouse.host.launch.LaunchOptions;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.MachineRecord;
import org.wheelhouse.host.launch.StrayWords;
import org.wheelhouse.host.launch.SupervisorScript;

/**
 * Starts machines on a far computer. All that is needed goes in one piece, which the far shell evaluates when it has it whole: a
 * connection that is cut starts a machine once or not at all.
 */
final class FarLauncher {

	private static final int TAKEN = 78;
	private static final int FULL = 79;
	private static final int NO_FOLDER = 80;
	private static final int SEEN = 81;
	private static final int LONGEST_CONFIG = 1 << 20;

	private final FarSide far;
	private final FarFiles files;
	private final FarQemus qemus;
	private final FarMachines machines;
	private final Forwards forwards;
	private final ScheduledExecutorService executor;
	private final Function<Optional<Path>, CompletableFuture<Path>> startFolder;

	FarLauncher(FarSide far, FarFiles files, FarQemus qemus, FarMachines machines, Forwards forwards,
			ScheduledExecutorService executor, Function<Optional<Path>, CompletableFuture<Path>> startFolder) {
		this.far = far;
		this.files = files;
		this.qemus = qemus;
		this.machines = machines;
		this.forwards = forwards;
		this.executor = executor;
		this.startFolder = startFolder;
	}

	/** As of {@link org.wheelhouse.host.Host#launch}. */
	CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		return far.tracked(startFolder.apply(request.definition())
				.thenCompose(folder -> check(request.options(), folder)
						.thenCompose(_ -> config(request.options(), folder))
						.thenCompose(config -> known(request, config)
								.thenCompose(known -> launch(request, config, known, folder)))));
	}

	/** Fails where a word of the command line belongs to nothing. */
	private CompletableFuture<List<QemuOption>> check(List<QemuOption> options, Path folder) {
		var checked = CompletableFuture.completedFuture(options);
		for (var word : StrayWords.suspects(options)) {
			checked = checked.thenCompose(_ -> StrayWords.file(word, folder)
					.map(file -> files.status(file)
							.thenApply(status -> status.filter(there -> !there.exists()).isEmpty()))
					.orElseGet(() -> CompletableFuture.completedFuture(false))
					.thenCompose(exists -> exists
							? CompletableFuture.completedFuture(options)
							: CompletableFuture.failedFuture(StrayWords.refusal(word))));
		}
		return checked;
	}

	/** What its files of {@code -readconfig} say; what cannot be read is left to QEMU. */
	private CompletableFuture<List<QemuOption>> config(List<QemuOption> options, Path folder) {
		var said = CompletableFuture.completedFuture(List.<QemuOption>of());
		for (var file : ConfigFiles.of(options, folder)) {
			said = said.thenCombine(files.read(file, 0, LONGEST_CONFIG), (before, bytes) -> {
				var all = new ArrayList<>(before);
				bytes.ifPresent(text -> all.addAll(ConfigText.options(new String(text, StandardCharsets.UTF_8))));
				return List.copyOf(all);
			});
		}
		return said;
	}

	/** The measuring takes seconds, and the looking too where the request says all. */
	private CompletableFuture<HostProfile> known(LaunchRequest request, List<QemuOption> config) {
		if (!LaunchOptions.nameAccelerator(request, config)) {
			return qemus.profile();
		}
		var found = request.binary().isPresent()
				? CompletableFuture.completedFuture(List.<HostProfile.Binary>of())
				: qemus.binaries();
		return found.thenApply(binaries -> new HostProfile(binaries, new AcceleratorChoice("tcg", "not measured")));
	}

	private CompletableFuture<HostedMachine> launch(LaunchRequest request, List<QemuOption> config, HostProfile known,
			Path folder) {
		var facts = far.link().facts();
		var program = request.binary().or(() -> known.binaries().stream().findFirst().map(HostProfile.Binary::path));
		if (facts.isEmpty()) {
			return CompletableFuture.failedFuture(far.absent());
		}
		if (program.isEmpty()) {
			return CompletableFuture.failedFuture(FarQemus.notInstalled(far.target()));
		}
		var made = new MachineFiles(facts.get().privateFolder()
				.resolve(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt())));
		String script;
		try {
			made.checkLength("Give this user of " + far.target() + " a shorter home folder.");
			var options = LaunchOptions.of(request, config, known.accelerator(), made);
			var command = new ArrayList<>(List.of(program.get().toString()));
			command.addAll(QemuCommandLine.arguments(options.options()));
			var record = new MachineRecord(request.name(), Instant.now(), command, options.accelerator(),
					request.definition());
			script = script(facts.get().privateFolder(), made, request, record, folder);
		} catch (HostException e) {
			return CompletableFuture.failedFuture(e);
		} catch (IOException e) {
			return CompletableFuture.failedFuture(new UncheckedIOException(e));
		}
		return far.ask(script).handle((answer, failure) -> failure == null
				? started(answer, request, config, known, made, folder)
				: CompletableFuture.<HostedMachine>failedFuture(FarLaunch.cut(far, request.name(), failure)))
				.thenCompose(launched -> launched);
	}

	private CompletableFuture<HostedMachine> started(FarShell.Answer answer, LaunchRequest request,
			List<QemuOption> config, HostProfile known, MachineFiles made, Path folder) {
		return switch (answer.status()) {
			case 0 -> new FarLaunch(machines, forwards, executor, made, request.name()).begin();
			case TAKEN -> launch(request, config, known, folder); // another machine has this id
			case FULL -> CompletableFuture.failedFuture(new HostException(
					"The folder of the machine cannot be written on " + far.target() + ": no space is left for "
							+ made.folder() + ".",
					"Make room there."));
			case NO_FOLDER -> CompletableFuture.failedFuture(new HostException("The folder " + folder + " on "
					+ far.target() + ", in which the machine is to run, cannot be entered.", List.of()));
			case SEEN -> CompletableFuture.failedFuture(new HostException("The shell of " + far.target()
					+ " has no printf of its own: a secret would stand in a command line there.",
					"Use a shell that has one as /bin/sh, for example dash or bash."));
			default -> CompletableFuture.failedFuture(new HostException("The machine cannot be started on "
					+ far.target() + ": " + answer.lastLine() + ".", List.of()));
		};
	}

	private static String script(Path privateFolder, MachineFiles made, LaunchRequest request, MachineRecord record,
			Path folder) throws IOException {
		var at = Script.word(made.folder());
		var script = new StringBuilder("umask 077\n").append(FarFiles.own(privateFolder)).append("mkdir " + at
				+ " 2>/dev/null || { [ -e " + at + " ] && exit " + TAKEN + "; mkdir " + at + "; exit; }\ncd " + at
				+ " || exit\nfull() { cd /; rm -rf " + at
				+ "; exit " + FULL + "; }\ncat /proc/sys/kernel/random/boot_id >boot 2>/dev/null\n");
		write(script, made.script(), SupervisorScript.text().getBytes(StandardCharsets.UTF_8));
		write(script, made.record(), record.text().getBytes(StandardCharsets.UTF_8));
		var ids = LaunchOptions.secretIds(request);
		if (!ids.isEmpty()) {
			script.append("case $(command -v printf) in /*) cd /; rm -rf " + at + "; exit " + SEEN + " ;; esac\n");
		}
		for (var each = 0; each < ids.size(); each++) {
			write(script, made.secret(each), Objects.requireNonNull(request.secrets().get(ids.get(each))).bytes());
		}
		return script
				.append("cd " + Script.word(folder) + " 2>/dev/null || { rm -rf " + at + "; exit " + NO_FOLDER
						+ "; }\n")
				.append(FarLeaving.SCOPE)
				.append("q=; command -v setsid >/dev/null && q=setsid\n$w $q /bin/sh " + Script.word(made.script())
						+ " "
						+ at + " "
						+ record.commandLine().stream().map(Script::word).collect(Collectors.joining(" "))
						+ " </dev/null >/dev/null 2>&1 &\nexit 0")
				.toString();
	}

	/** Into the folder that is the current one; a disk that is full is seen by the size. */
	private static void write(StringBuilder script, Path file, byte[] bytes) {
		var name = String.valueOf(file.getFileName());
		script.append(bytes.length == 0 ? ":" : Script.printing(bytes))
				.append(" >" + name + " 2>/dev/null; [ \"$(wc -c <" + name
						+ ")\" -eq " + bytes.length + " ] || full\n");
	}
}
