package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.Keeper;
import org.wheelhouse.host.LargeFiles;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.ThreadPlace;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.Passage;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * A computer that is reached by ssh. All goes over one connection, which is made when {@link #connect()} is called, and made
 * anew when it was lost; while there is none everything fails at once, and says why. Two threads for the host and three for
 * the connection, which end with it; another host has its own.
 * <p>
 * Machines are started under a supervisor that outlives the connection, and found again by what it keeps in a private folder of
 * the user there.
 */
public final class SshHost implements RemoteHost {

	private static final int THREADS = 2;
	private static final long KEPT_SECONDS = 20;

	private final SshTarget target;
	private final ScheduledThreadPoolExecutor executor;
	private final SshLink link;
	private final FarSide far;
	private final FarFiles files;
	private final FarProcesses processes;
	private final FarSockets sockets;
	private final FarPrograms programs;
	private final FarWires wires;
	private final FarPassages passages;
	private final FarQemus qemus;
	private final FarMachines machines;
	private final FarLauncher launcher;
	private final FarKeeping keeping;
	private final FarLargeFiles largeFiles;
	private final FarDiscovery discovery;

	/** One that is not connected yet. Does not block. */
	public SshHost(SshTarget target, SshSettings settings, HostPrompter prompter) {
		this.target = target;
		executor = new ScheduledThreadPoolExecutor(THREADS,
				task -> Thread.ofPlatform().daemon().name("wheelhouse-ssh").unstarted(task));
		executor.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
		executor.setRemoveOnCancelPolicy(true);
		link = new SshLink(target, settings, prompter, executor, false);
		far = new FarSide(target, link, executor);
		largeFiles = new FarLargeFiles(target, new SshLink(target, settings, prompter, executor, true), executor);
		files = new FarFiles(far);
		processes = new FarProcesses(far);
		sockets = new FarSockets(far, files, processes);
		programs = new FarPrograms(far, processes, executor);
		var forwards = new Forwards(executor);
		wires = new FarWires(far, sockets, forwards);
		passages = new FarPassages(target, largeFiles, forwards);
		qemus = new FarQemus(far, files, programs);
		machines = new FarMachines(far);
		keeping = new FarKeeping(far);
		launcher = new FarLauncher(far, files, qemus, machines, forwards, executor, this::startFolder);
		discovery = new FarDiscovery(far, this::isLaunched);
	}

	/** Whatever was started by a workbench has its monitors in the folder for that. */
	private boolean isLaunched(List<String> arguments) {
		var folder = link.facts().map(FarFacts::privateFolder).map(path -> path + "/");
		return folder.isPresent() && arguments.stream().anyMatch(word -> word.contains(folder.get()));
	}

	@Override
	public void connect() {
		link.connect();
	}

	@Override
	public void disconnect() {
		link.disconnect();
	}

	@Override
	public ConnectionState connection() {
		return link.state();
	}

	@Override
	public Listening onConnection(Consumer<ConnectionState> listener) {
		return link.onState(listener);
	}

	SshLink link() {
		return link;
	}

	@Override
	public String id() {
		return id(target);
	}

	static String id(SshTarget target) {
		return "ssh:" + target;
	}

	@Override
	public String label() {
		return target.toString();
	}

	@Override
	public HostFiles files() {
		return files;
	}

	@Override
	public LargeFiles largeFiles() {
		return largeFiles;
	}

	@Override
	public CompletableFuture<Passage> passageTo(Path there, Optional<Path> here) {
		return passages.to(there, here);
	}

	@Override
	public CompletableFuture<Passage> passageFrom(Path there, Path here) {
		return passages.from(there, here);
	}

	@Override
	public CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener) {
		return wires.open(loop, address, deadline, listener);
	}

	@Override
	public CompletableFuture<HostChannel> connect(Address address, Duration deadline) {
		return wires.connect(address, deadline);
	}

	@Override
	public CompletableFuture<ProcessPaths> paths(long pid) {
		return processes.paths(pid);
	}

	@Override
	public CompletableFuture<Path> startFolder(Optional<Path> definition) {
		var folder = definition.flatMap(file -> Optional.ofNullable(file.getParent()));
		return far.ask((folder.isEmpty() ? "" : "[ -d " + Script.word(folder.get()) + " ] || ") + "exit 1")
				.thenApply(answer -> answer.succeeded()
						? folder.get()
						: link.facts().map(FarFacts::home).orElse(Path.of("/")));
	}

	@Override
	public CompletableFuture<HostProfile> profile() {
		return qemus.profile();
	}

	@Override
	public CompletableFuture<HostResources> resources() {
		return processes.resources();
	}

	@Override
	public CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		return programs.run(request, progress);
	}

	@Override
	public CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		return launcher.launch(request).thenCompose(machine -> keep(machine).handle((_, _) -> machine));
	}

	@Override
	public CompletableFuture<List<HostedMachine>> hosted() {
		return machines.hosted();
	}

	@Override
	public CompletableFuture<Optional<Ending>> ending(HostedMachine machine) {
		return machines.ending(machine);
	}

	@Override
	public CompletableFuture<Optional<String>> awaited(HostedMachine machine) {
		return machines.awaited(machine);
	}

	@Override
	public CompletableFuture<List<String>> logTail(HostedMachine machine, int lines) {
		return machines.logTail(machine, lines);
	}

	@Override
	public CompletableFuture<HostedMachine> kill(HostedMachine machine) {
		return machines.kill(machine);
	}

	@Override
	public CompletableFuture<HostedMachine> forget(HostedMachine machine) {
		return machines.forget(machine);
	}

	@Override
	public CompletableFuture<Optional<Keeper>> keep(HostedMachine machine) {
		return keeping.keep(new MachineFiles(machine.folder()));
	}

	@Override
	public CompletableFuture<AfterLogout> afterLogout() {
		return FarLeaving.ask(far);
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> process(long pid) {
		return processes.process(pid);
	}

	@Override
	public CompletableFuture<List<RunningQemu>> runningQemus() {
		return discovery.look();
	}

	@Override
	public CompletableFuture<Map<Long, Duration>> threadTimes(long pid) {
		return processes.threadTimes(pid);
	}

	@Override
	public CompletableFuture<Map<Long, ThreadPlace>> threadPlaces(long pid) {
		return processes.threadPlaces(pid);
	}

	@Override
	public CompletableFuture<Boolean> listens(Path socket) {
		return sockets.listens(socket);
	}

	@Override
	public CompletableFuture<List<ListeningPort>> listeningPorts() {
		return sockets.ports();
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> processListeningOn(Address monitor) {
		return sockets.processListeningOn(monitor);
	}

	@Override
	public void close() {
		programs.close();
		largeFiles.close();
		link.close();
		executor.shutdownNow();
		far.close();
	}
}
