package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LargeFiles;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.ThreadPlace;
import org.wheelhouse.host.launch.ConfigFiles;
import org.wheelhouse.host.launch.LaunchOptions;
import org.wheelhouse.host.launch.LogLines;
import org.wheelhouse.host.launch.LogoutQuestion;
import org.wheelhouse.host.launch.MachineRecord;
import org.wheelhouse.host.launch.ProbeRun;
import org.wheelhouse.host.launch.StrayWords;

/**
 * This computer. Machines are started under a supervisor that outlives this process, and found again by what it keeps in
 * the runtime folder. Eight daemon threads at most, however many machines there are; {@link #close()} ends them and leaves
 * the machines running.
 */
public final class LocalHost implements Host, AutoCloseable {

	/** Stands where the options name an accelerator, so that the measured one is not looked at. */
	private static final AcceleratorChoice NOT_NEEDED = new AcceleratorChoice(ProbeRun.TCG, "not measured");

	private static final Duration LOGOUT_ANSWER = Duration.ofSeconds(10);

	private final EmulatorSettings settings;
	private final ProcessTable processes = new ProcessTable();
	private final QemuProcesses qemus;
	private final MachineStore store;
	private final Supervisor supervisor;
	private final Work work = new Work("wheelhouse-local-host", 2);
	/** Of their own, because a network's disk that does not answer holds who asks, and measuring takes seconds. */
	private final Work looks = new Work("wheelhouse-local-files", 4);
	private final Work readings = new Work("wheelhouse-processes", 2);
	private final LocalFiles files;
	private final Programs programs;
	private final LocalPreferences preferences;

	/** With the folders and programs of the user's session. For declarative services. */
	public LocalHost() {
		this(EmulatorSettings.of(System.getenv()));
	}

	LocalHost(EmulatorSettings settings) {
		this.settings = settings;
		var own = settings.runtimeFolder() + "/";
		qemus = new QemuProcesses(processes, arguments -> arguments.stream().anyMatch(word -> word.contains(own)));
		store = new MachineStore(settings, processes);
		supervisor = new Supervisor(settings);
		files = new LocalFiles(looks, settings.runtimeFolder(), settings.cacheFolder(),
				settings.usbRoot());
		programs = new Programs(settings);
		preferences = new LocalPreferences(settings, work);
		try {
			PrivateFolder.ensure(settings.runtimeFolder());
		} catch (IOException _) {
			// Whoever needs it says so.
		}
	}

	@Override
	public String id() {
		return "local";
	}

	@Override
	public String label() {
		return "this computer";
	}

	@Override
	public HostFiles files() {
		return files;
	}

	@Override
	public LargeFiles largeFiles() {
		return new LocalLargeFiles(looks);
	}

	@Override
	public CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener) {
		return loop.open(address, deadline, listener);
	}

	/** A thread of its own, which may wait as long as whoever listens lets it. */
	@Override
	public CompletableFuture<HostChannel> connect(Address address, Duration deadline) {
		CompletableFuture<HostChannel> opened = new CompletableFuture<>();
		Thread.ofVirtual().name("wheelhouse-connecting").start(() -> {
			try {
				opened.complete(new LocalConnection(settings.runtimeFolder()).open(address, deadline));
			} catch (HostException e) {
				opened.completeExceptionally(e);
			}
		});
		return opened;
	}

	@Override
	public CompletableFuture<ProcessPaths> paths(long pid) {
		return pid == 0
				? CompletableFuture.completedFuture(ProcessPaths.UNKNOWN)
				: readings.run(() -> processes.paths(pid));
	}

	@Override
	public CompletableFuture<Path> startFolder(Optional<Path> definition) {
		return looks.run(() -> workingFolder(definition));
	}

	@Override
	public CompletableFuture<HostProfile> profile() {
		return preferences.profile();
	}

	@Override
	public Optional<HostPreferences> preferences() {
		return Optional.of(preferences);
	}

	@Override
	public CompletableFuture<HostResources> resources() {
		return readings.run(MemoryInfo::resources);
	}

	@Override
	public CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		return programs.run(request, progress);
	}

	@Override
	public CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		CompletableFuture<HostProfile> needed = LaunchOptions.nameAccelerator(request, config(request))
				? preferences.binaries().thenApply(found -> new HostProfile(found, NOT_NEEDED)) // the measuring takes seconds
				: profile();
		return work
				.tracked(needed.thenCompose(known -> work.run(() -> start(request, known))).thenCompose(Launch::begin));
	}

	@Override
	public CompletableFuture<List<HostedMachine>> hosted() {
		return work.run(store::hosted);
	}

	@Override
	public CompletableFuture<Optional<Ending>> ending(HostedMachine machine) {
		return readings.run(() -> store.ending(new MachineFolder(machine.folder())));
	}

	@Override
	public CompletableFuture<Optional<String>> awaited(HostedMachine machine) {
		return readings.run(() -> LogLines.awaited(new MachineFolder(machine.folder()).log()));
	}

	@Override
	public CompletableFuture<List<String>> logTail(HostedMachine machine, int lines) {
		return readings.run(() -> new MachineFolder(machine.folder()).logTail(lines));
	}

	@Override
	public CompletableFuture<HostedMachine> kill(HostedMachine machine) {
		return readings.run(() -> {
			store.kill(new MachineFolder(machine.folder()));
			return machine;
		});
	}

	@Override
	public CompletableFuture<HostedMachine> forget(HostedMachine machine) {
		return readings.run(() -> {
			store.forget(new MachineFolder(machine.folder()));
			return machine;
		});
	}

	@Override
	public CompletableFuture<AfterLogout> afterLogout() {
		var path = settings.programFolders().stream().map(Path::toString).collect(Collectors.joining(":"));
		var asked = new ProgramRequest(List.of("/bin/sh", "-c", LogoutQuestion.SCRIPT), Optional.empty(),
				Map.of("PATH", path), new byte[0], LOGOUT_ANSWER);
		return work.run(supervisor::isScoped).thenCombine(run(asked),
				(scoped, said) -> LogoutQuestion.judge(said.output(), scoped, label()));
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> process(long pid) {
		return readings.run(() -> processes.read(pid));
	}

	@Override
	public CompletableFuture<List<RunningQemu>> runningQemus() {
		return readings.run(qemus::look);
	}

	@Override
	public CompletableFuture<Map<Long, Duration>> threadTimes(long pid) {
		return readings.run(() -> processes.threadTimes(pid));
	}

	@Override
	public CompletableFuture<Map<Long, ThreadPlace>> threadPlaces(long pid) {
		return readings.run(() -> processes.threadPlaces(pid));
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> processListeningOn(Address monitor) {
		return readings.run(() -> new ListeningSockets(processes).find(monitor));
	}

	@Override
	public CompletableFuture<Boolean> listens(Path socket) {
		return readings.run(() -> new ListeningSockets(processes).anybody(socket));
	}

	@Override
	public CompletableFuture<List<ListeningPort>> listeningPorts() {
		return readings.run(() -> new ListeningSockets(processes).ports());
	}

	/** Ends the threads and the programs, for which it waits some seconds at most, and fails what is under way. Machines run on. */
	@Override
	public void close() {
		programs.close();
		work.close();
		looks.close();
		readings.close();
	}

	/** Starts the process; what is returned watches it come up. */
	private Launch start(LaunchRequest request, HostProfile known) throws HostException, IOException {
		Path program = request.binary().or(() -> known.binaries().stream().findFirst().map(Binary::path))
				.orElseThrow(() -> new HostException(
						"QEMU is not installed on this computer.",
						"Install the package qemu-system-x86 (Debian, Ubuntu, Fedora) or qemu-desktop (Arch), or set "
								+ "WHEELHOUSE_QEMU to the program."));
		for (String word : StrayWords.suspects(request.options())) {
			if (StrayWords.file(word, workingFolder(request)).filter(Files::exists).isEmpty()) {
				throw StrayWords.refusal(word);
			}
		}
		MachineFolder folder = store.create();
		try {
			LaunchOptions options = LaunchOptions.of(request, config(request), known.accelerator(),
					folder.files());
			List<String> command = new ArrayList<>(List.of(program.toString()));
			command.addAll(QemuCommandLine.arguments(options.options()));
			PropertiesFile.write(folder.files().record(), new MachineRecord(request.name(), Instant.now(), command,
					options.accelerator(), request.definition()).text());
			folder.writeSecrets(LaunchOptions.secretIds(request).stream()
					.map(id -> Objects.requireNonNull(request.secrets().get(id))).toList());
			supervisor.start(folder, workingFolder(request), command);
			return new Launch(folder, store, work.executor(), settings.startDeadline());
		} catch (IOException | HostException e) {
			folder.delete();
			throw e;
		}
	}

	private static List<QemuOption> config(LaunchRequest request) {
		List<QemuOption> said = new ArrayList<>();
		for (Path file : ConfigFiles.of(request.options(), workingFolder(request))) {
			try {
				if (Files.isRegularFile(file)) { // a pipe would be read only once
					said.addAll(ConfigText.options(Files.readString(file)));
				}
			} catch (IOException | RuntimeException _) {
				// QEMU will not start with it either.
			}
		}
		return said;
	}

	/** Relative paths in a definition start from the folder that it is in. */
	private static Path workingFolder(LaunchRequest request) {
		return workingFolder(request.definition());
	}

	private static Path workingFolder(Optional<Path> definition) {
		return definition.map(d -> d.toAbsolutePath().getParent()).filter(Files::isDirectory)
				.orElseGet(() -> Path.of(System.getProperty("user.home")));
	}
}
