package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.host.AcceleratorChoice;
import org.wheelhouse.endpoint.host.Ending;
import org.wheelhouse.endpoint.host.Host;
import org.wheelhouse.endpoint.host.HostException;
import org.wheelhouse.endpoint.host.HostProcess;
import org.wheelhouse.endpoint.host.HostProfile;
import org.wheelhouse.endpoint.host.HostProfile.Binary;
import org.wheelhouse.endpoint.host.HostedMachine;
import org.wheelhouse.endpoint.host.LaunchRequest;
import org.wheelhouse.endpoint.host.QemuCommandLine;
import org.wheelhouse.endpoint.host.QemuOption;

/**
 * This computer. Machines are started under a supervisor that outlives this process, and found again by what it keeps in
 * the runtime folder. Two daemon threads at most, however many machines there are; {@link #close()} ends them and leaves
 * the machines running.
 */
public final class LocalHost implements Host, AutoCloseable {

	private static final int THREADS = 2;
	private static final long KEPT_SECONDS = 20;
	/** Stands where the options name an accelerator, so that the measured one is not looked at. */
	private static final AcceleratorChoice NOT_NEEDED = new AcceleratorChoice(AcceleratorProbe.TCG, "not measured");

	private final EmulatorSettings settings;
	private final ProcessTable processes = new ProcessTable();
	private final MachineStore store;
	private final Supervisor supervisor;
	private final ScheduledThreadPoolExecutor executor;
	private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
	private @Nullable CompletableFuture<List<Binary>> binaries;
	private @Nullable CompletableFuture<HostProfile> profile;

	/** With the folders and programs of the user's session. For declarative services. */
	public LocalHost() {
		this(EmulatorSettings.of(System.getenv()));
	}

	LocalHost(EmulatorSettings settings) {
		this.settings = settings;
		store = new MachineStore(settings, processes);
		supervisor = new Supervisor(settings);
		executor = new ScheduledThreadPoolExecutor(THREADS,
				task -> Thread.ofPlatform().daemon().name("wheelhouse-local-host").unstarted(task));
		executor.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
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
	public synchronized CompletableFuture<HostProfile> profile() {
		CompletableFuture<HostProfile> known = profile;
		if (known == null || known.isCompletedExceptionally()) {
			known = tracked(binaries().thenCompose(found -> run(() -> measure(found))));
			profile = known;
		}
		return known;
	}

	@Override
	public CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		CompletableFuture<HostProfile> needed = LaunchOptions.nameAccelerator(request, config(request))
				? binaries().thenApply(found -> new HostProfile(found, NOT_NEEDED)) // the measuring takes seconds
				: profile();
		return tracked(needed.thenCompose(known -> run(() -> start(request, known))).thenCompose(Launch::begin));
	}

	@Override
	public CompletableFuture<List<HostedMachine>> hosted() {
		return run(store::hosted);
	}

	@Override
	public Optional<Ending> ending(HostedMachine machine) {
		return store.ending(new MachineFolder(machine.folder()));
	}

	@Override
	public Optional<String> awaited(HostedMachine machine) {
		return LogLines.awaited(new MachineFolder(machine.folder()).log());
	}

	@Override
	public List<String> logTail(HostedMachine machine, int lines) {
		return new MachineFolder(machine.folder()).logTail(lines);
	}

	@Override
	public void kill(HostedMachine machine) throws HostException {
		store.kill(new MachineFolder(machine.folder()));
	}

	@Override
	public void forget(HostedMachine machine) throws HostException {
		store.forget(new MachineFolder(machine.folder()));
	}

	@Override
	public Optional<HostProcess> process(long pid) {
		return processes.read(pid);
	}

	@Override
	public Map<Long, Duration> threadTimes(long pid) {
		return processes.threadTimes(pid);
	}

	@Override
	public Optional<HostProcess> processListeningOn(Address monitor) {
		return new ListeningSockets(processes).find(monitor);
	}

	@Override
	public boolean listens(Path socket) {
		return new ListeningSockets(processes).anybody(socket);
	}

	/** Ends the threads and fails what is under way. Machines run on. */
	@Override
	public void close() {
		executor.shutdownNow();
		pending.forEach(future -> future.completeExceptionally(closing()));
	}

	private synchronized CompletableFuture<List<Binary>> binaries() {
		CompletableFuture<List<Binary>> known = binaries;
		if (known == null || known.isCompletedExceptionally()) {
			known = run(new QemuFinder(settings)::find);
			binaries = known;
		}
		return known;
	}

	private HostProfile measure(List<Binary> found) throws IOException {
		if (found.isEmpty()) {
			return new HostProfile(found,
					new AcceleratorChoice(AcceleratorProbe.TCG, "not measured: QEMU is not installed"));
		}
		Binary preferred = found.getFirst();
		AcceleratorCache cache = new AcceleratorCache(settings);
		Optional<AcceleratorChoice> known = cache.recall(preferred);
		if (known.isPresent()) {
			return new HostProfile(found, known.get());
		}
		AcceleratorChoice measured = new AcceleratorProbe(settings).choose(preferred);
		cache.keep(preferred, measured);
		return new HostProfile(found, measured);
	}

	/** Starts the process; what is returned watches it come up. */
	private Launch start(LaunchRequest request, HostProfile known) throws HostException, IOException {
		Path program = request.binary().or(() -> known.binaries().stream().findFirst().map(Binary::path))
				.orElseThrow(() -> new HostException(
						"QEMU is not installed on this computer.",
						"Install the package qemu-system-x86 (Debian, Ubuntu, Fedora) or qemu-desktop (Arch), or set "
								+ "WHEELHOUSE_QEMU to the program."));
		StrayWords.check(request.options(), workingFolder(request));
		MachineFolder folder = store.create();
		try {
			LaunchOptions options = LaunchOptions.of(request, config(request), known.accelerator(), folder);
			List<String> command = new ArrayList<>(List.of(program.toString()));
			command.addAll(QemuCommandLine.arguments(options.options()));
			new MachineRecord(request.name(), Instant.now(), command, options.accelerator(), request.definition())
					.write(folder.record());
			supervisor.start(folder, workingFolder(request), command);
			return new Launch(folder, store, executor, settings.startDeadline());
		} catch (IOException | HostException e) {
			folder.delete();
			throw e;
		}
	}

	private static List<QemuOption> config(LaunchRequest request) {
		return ConfigFiles.said(request.options(), workingFolder(request));
	}

	/** Relative paths in a definition start from the folder that it is in. */
	private static Path workingFolder(LaunchRequest request) {
		return request.definition().map(d -> d.toAbsolutePath().getParent()).filter(Files::isDirectory)
				.orElseGet(() -> Path.of(System.getProperty("user.home")));
	}

	private <T> CompletableFuture<T> run(Callable<T> work) {
		CompletableFuture<T> done = new CompletableFuture<>();
		CompletableFuture<T> result = tracked(done);
		try {
			executor.execute(() -> {
				try {
					done.complete(work.call());
				} catch (Exception e) { // whatever it is, the caller has to hear of it
					done.completeExceptionally(e);
				}
			});
		} catch (RejectedExecutionException _) {
			done.completeExceptionally(closing());
		}
		return result;
	}

	/** A future that ends as the given one does, but fails with {@link HostException} only, and does so when this is closed. */
	private <T> CompletableFuture<T> tracked(CompletableFuture<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		pending.add(result);
		work.whenComplete((value, failure) -> {
			if (failure == null) {
				result.complete(value);
			} else {
				result.completeExceptionally(hostException(failure));
			}
			pending.remove(result);
		});
		return result;
	}

	private static HostException closing() {
		return new HostException("The workbench is closing.", List.of());
	}

	private static HostException hostException(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof HostException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return switch (cause) {
			case HostException known -> known;
			// Its message is the bare path.
			case AccessDeniedException denied ->
				new HostException("Permission denied: " + denied.getFile() + ".", List.of());
			case NoSuchFileException missing ->
				new HostException("There is no " + missing.getFile() + ".", List.of());
			default -> new HostException(cause.getMessage() + ".", List.of());
		};
	}
}
