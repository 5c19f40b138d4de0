package org.wheelhouse.core.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.wheelhouse.core.fixture.StandInHost;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.Keeper;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuCommandLine;

/** A computer that tells what a test says. */
public class FakeHost extends StandInHost {

	private static final AcceleratorChoice TCG = new AcceleratorChoice("tcg", "measured");

	private final String id;
	private final Path folder;
	private final Map<String, HostedMachine> machines = new ConcurrentHashMap<>();
	private final Map<String, Ending> endings = new ConcurrentHashMap<>();
	private final Map<Long, Duration> processes = new ConcurrentHashMap<>();
	private final Map<Long, List<String>> others = new ConcurrentHashMap<>();
	private final Map<Long, Map<Long, Duration>> threads = new ConcurrentHashMap<>();
	private final List<LaunchRequest> launches = new CopyOnWriteArrayList<>();
	private final Set<Path> listening = ConcurrentHashMap.newKeySet();
	private final Map<Address, List<String>> serving = new ConcurrentHashMap<>();
	private final List<String> forgotten = new CopyOnWriteArrayList<>();
	private final AtomicInteger looks = new AtomicInteger();
	private volatile Optional<Keeper> keeper = Optional.empty();
	private volatile AfterLogout afterLogout = AfterLogout.UNKNOWN;
	private volatile boolean silent;
	private volatile CompletableFuture<?> asked = CompletableFuture.allOf();
	private volatile Function<LaunchRequest, CompletableFuture<HostedMachine>> launcher = _ -> CompletableFuture
			.failedFuture(new HostException("QEMU is not installed on this computer.", List.of()));

	/** @param folder for what lives for a moment */
	public FakeHost(Path folder) {
		this("local", folder);
	}

	/** Another computer than the usual one, as far as core can tell. */
	public FakeHost(String id, Path folder) {
		this.id = id;
		this.folder = folder;
	}

	/** A machine that it launched. */
	public HostedMachine hosted(String id, String name, long pid, Address monitor) {
		return hosted(id, name, pid, monitor, Optional.empty());
	}

	/** A machine that it launched by a definition. */
	public HostedMachine hosted(String id, String name, long pid, Address monitor, Path definition) {
		return hosted(id, name, pid, monitor, Optional.of(definition));
	}

	/** A machine that it launched as it was asked to. */
	public HostedMachine hosted(String id, LaunchRequest request, long pid, Address monitor) {
		var words = new ArrayList<>(List.of("qemu-system-x86_64"));
		words.addAll(QemuCommandLine.arguments(request.options()));
		return hosted(id, request.name(), pid, monitor, request.definition(), words);
	}

	private HostedMachine hosted(String id, String name, long pid, Address monitor, Optional<Path> definition) {
		return hosted(id, name, pid, monitor, definition, List.of("qemu-system-x86_64", "-name", name));
	}

	private HostedMachine hosted(String id, String name, long pid, Address monitor, Optional<Path> definition,
			List<String> commandLine) {
		var machine = new HostedMachine(id, name, pid, Instant.EPOCH.plusSeconds(1000), monitor, monitor, commandLine,
				TCG, Path.of("/nowhere", id), definition);
		machines.put(id, machine);
		processes.put(pid, Duration.ZERO);
		return machine;
	}

	/** From now on the machine has ended. */
	public void end(HostedMachine machine, Ending ending) {
		processes.remove(machine.pid());
		endings.put(machine.id(), ending);
	}

	/** From now on it knows nothing of the machine. */
	public void lose(HostedMachine machine) {
		machines.remove(machine.id());
	}

	/** From now on there is a process with this id, which has used so much. */
	public void process(long pid, Duration used) {
		processes.put(pid, used);
	}

	/** From now on there is a process with this id that runs something else than QEMU. */
	public void process(long pid, List<String> arguments) {
		others.put(pid, arguments);
		process(pid, Duration.ZERO);
	}

	/** From now on the threads of this process have used so much. */
	public void threads(long pid, Map<Long, Duration> used) {
		threads.put(pid, used);
	}

	/** From now on there is no such process. */
	public void processGone(long pid) {
		processes.remove(pid);
	}

	/** From now on another workbench has its machines, or none. */
	public void keptBy(Optional<Keeper> other) {
		keeper = other;
	}

	@Override
	public CompletableFuture<Optional<Keeper>> keep(HostedMachine machine) {
		return CompletableFuture.completedFuture(keeper);
	}

	/** From now on this becomes of its machines when the user logs out. */
	public void afterLogout(AfterLogout told) {
		afterLogout = told;
	}

	@Override
	public CompletableFuture<AfterLogout> afterLogout() {
		return CompletableFuture.completedFuture(afterLogout);
	}

	/** Launches by this from now on. */
	public void launcher(Function<LaunchRequest, CompletableFuture<HostedMachine>> how) {
		launcher = how;
	}

	/** From now on it tells what it has when this is complete. */
	public void tellsWhen(CompletableFuture<?> complete) {
		asked = complete;
	}

	/** What was to be launched. */
	public List<LaunchRequest> launches() {
		return launches;
	}

	/** What was to be forgotten. */
	public List<String> forgotten() {
		return forgotten;
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public HostFiles files() {
		looks.incrementAndGet();
		return new TestFiles(folder);
	}

	/** How often somebody has wanted to look at its files. */
	public int looks() {
		return looks.get();
	}

	@Override
	public CompletableFuture<HostChannel> connect(Address address, Duration deadline) {
		return new TestFiles(folder).connect(address);
	}

	@Override
	public CompletableFuture<HostProfile> profile() {
		return CompletableFuture.completedFuture(
				new HostProfile(
						List.of(new HostProfile.Binary(Path.of("/usr/bin/qemu-system-x86_64"), "7.2.22", "x86_64")),
						TCG));
	}

	@Override
	public CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		launches.add(request);
		return launcher.apply(request);
	}

	@Override
	public CompletableFuture<List<HostedMachine>> hosted() {
		return asked.thenApply(_ -> List.copyOf(machines.values()));
	}

	@Override
	public CompletableFuture<Optional<Ending>> ending(HostedMachine machine) {
		return CompletableFuture.completedFuture(Optional.ofNullable(endings.get(machine.id())));
	}

	@Override
	public CompletableFuture<List<String>> logTail(HostedMachine machine, int lines) {
		return CompletableFuture.completedFuture(List.of());
	}

	@Override
	public CompletableFuture<HostedMachine> kill(HostedMachine machine) {
		endings.putIfAbsent(machine.id(), new Ending.ForcedOff(List.of()));
		processes.remove(machine.pid());
		return CompletableFuture.completedFuture(machine);
	}

	@Override
	public CompletableFuture<HostedMachine> forget(HostedMachine machine) {
		if (machines.containsKey(machine.id()) && !endings.containsKey(machine.id())) {
			return CompletableFuture
					.failedFuture(new HostException("The machine still runs; end it first.", List.of()));
		}
		forgotten.add(machine.id());
		machines.remove(machine.id());
		return CompletableFuture.completedFuture(machine);
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> process(long pid) {
		return CompletableFuture.completedFuture(Optional.ofNullable(processes.get(pid)).map(used -> new HostProcess(
				pid, others.getOrDefault(pid, List.of("qemu-system-x86_64")), Instant.EPOCH.plusSeconds(1000), used,
				4096, Instant.now())));
	}

	@Override
	public CompletableFuture<Map<Long, Duration>> threadTimes(long pid) {
		return CompletableFuture.completedFuture(threads.getOrDefault(pid, Map.of()));
	}

	/** From now on a QEMU of such a command line listens there. */
	public void serves(Address monitor, String... arguments) {
		serving.put(monitor, List.of(arguments));
	}

	/** From now on nobody can be asked who listens. */
	public void listenersCannotBeAsked() {
		silent = true;
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> processListeningOn(Address monitor) {
		if (silent) {
			return CompletableFuture.failedFuture(new HostException("The disk does not answer.", List.of()));
		}
		return CompletableFuture.completedFuture(Optional.ofNullable(serving.get(monitor))
				.map(words -> new HostProcess(1, words, Instant.EPOCH, Duration.ZERO, 0, Instant.now())));
	}

	/** From now on somebody listens there. */
	public void listens(Path socket, boolean now) {
		if (now) {
			listening.add(socket);
		} else {
			listening.remove(socket);
		}
	}

	@Override
	public CompletableFuture<Boolean> listens(Path socket) {
		return CompletableFuture.completedFuture(listening.contains(socket));
	}
}
