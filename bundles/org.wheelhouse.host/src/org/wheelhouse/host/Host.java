package org.wheelhouse.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;

/**
 * A computer on which QEMU runs. Offered as an OSGi service by the bundle that implements it.
 * <p>
 * All methods may be called on any thread, and none blocks. Futures fail with {@link HostException}: also those that tell of
 * processes, when the computer cannot be asked, which is not taken for "not there".
 */
public interface Host {

	/** Stable identifier, for example {@code local}. Never shown. */
	String id();

	/** Whether both are one computer, as far as the workbench tells them apart. */
	default boolean isSame(Host other) {
		return id().equals(other.id());
	}

	/** What a person calls this computer, for example {@code this computer}. */
	String label();

	/** Its files. */
	HostFiles files();

	/** Its large files, where images can be copied from and to it; else all of it fails. */
	default LargeFiles largeFiles() {
		return new NoLargeFiles(label());
	}

	/**
	 * Opens a wire to where a program of this computer listens.
	 *
	 * @param loop     the one that serves all wires
	 * @param address  as the host's own programs call it
	 * @param deadline as of {@link org.wheelhouse.endpoint.WireOpener}, which has the rest of the contract too
	 * @param listener hears what comes
	 */
	CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener);

	/**
	 * Connects to where a program of this computer listens, for somebody who reads and writes by himself.
	 *
	 * @param address as the host's own programs call it
	 */
	CompletableFuture<HostChannel> connect(Address address, Duration deadline);

	/**
	 * What a process of this computer means by the paths and addresses that it tells; {@link ProcessPaths#UNKNOWN} where it
	 * cannot be looked at.
	 *
	 * @param pid 0 when it is not known
	 */
	CompletableFuture<ProcessPaths> paths(long pid);

	/**
	 * The folder in which a machine is started, from which relative paths in its options start.
	 *
	 * @param definition the file that it is started by, if there is one
	 */
	CompletableFuture<Path> startFolder(Optional<Path> definition);

	/**
	 * The QEMU binaries found here and the measured verdict on each accelerator. The first call measures (some seconds) or
	 * reads the cache of this boot; later calls return the same future.
	 */
	CompletableFuture<HostProfile> profile();

	/** What the computer has for machines now; asked anew at each call. */
	CompletableFuture<HostResources> resources();

	/**
	 * Runs a program of this computer to its end. Whatever its status is, that is a result. Completing the future before it has
	 * ended, as {@code cancel(true)} or a timeout of the caller's own does, has the program and all that it started ended soon
	 * after, by SIGTERM, and by SIGKILL when two seconds later it is still there. It does not outlive the host. What it writes is
	 * taken at once, as by a file: some programs end before what a pipe did not take has gone.
	 *
	 * @param progress hears each line of standard output, or piece that ends with a carriage return, when it was written,
	 *                 without its end; empty ones are left out. On a thread of the host, one call at a time; must be quick
	 * @return fails with {@link HostException} when it cannot be started, is late, or writes more than 16 MiB to one of the two
	 */
	CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress);

	/** As {@link #run(ProgramRequest, Consumer)}, for what is short. */
	default CompletableFuture<ProgramResult> run(ProgramRequest request) {
		return run(request, _ -> {
			// it is all in the result
		});
	}

	/** What can be set for this computer; empty where nothing can. */
	default Optional<HostPreferences> preferences() {
		return Optional.empty();
	}

	/**
	 * Starts a machine that outlives this process. Completes when the monitor accepts connections or, where QEMU waits for
	 * somebody to connect elsewhere before, when it says so ({@link #awaited}); fails with QEMU's own words when it ended
	 * before.
	 */
	CompletableFuture<HostedMachine> launch(LaunchRequest request);

	/** Machines launched from this or an earlier workbench that still run, or ended and were not yet forgotten. */
	CompletableFuture<List<HostedMachine>> hosted();

	/** How the machine's process ended; empty while it runs. Cheap. */
	CompletableFuture<Optional<Ending>> ending(HostedMachine machine);

	/**
	 * Where QEMU waits for somebody to connect, for example {@code tcp:127.0.0.1:4555}: until then it answers nobody. Empty when
	 * the last that it said is something else. Cheap.
	 */
	CompletableFuture<Optional<String>> awaited(HostedMachine machine);

	/** The last lines of what the machine wrote to standard output and error, at most {@code lines}. */
	CompletableFuture<List<String>> logTail(HostedMachine machine, int lines);

	/**
	 * Ends the process at once, as pulling the plug would. Does nothing when it has ended.
	 *
	 * @return the machine
	 */
	CompletableFuture<HostedMachine> kill(HostedMachine machine);

	/**
	 * Removes what is kept of an ended machine (its private folder, log and stale sockets). Fails while it runs.
	 *
	 * @return the machine
	 */
	CompletableFuture<HostedMachine> forget(HostedMachine machine);

	/**
	 * Takes a machine for this workbench, as long as it is connected, unless another one has it: two at one monitor starve each
	 * other.
	 *
	 * @return who has it; empty when it is this one now, and where a computer knows of no other
	 */
	default CompletableFuture<Optional<Keeper>> keep(HostedMachine machine) {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	/** What becomes of machines that are launched here, or left running, when this user logs out. To be asked before. */
	default CompletableFuture<AfterLogout> afterLogout() {
		return CompletableFuture.completedFuture(AfterLogout.UNKNOWN);
	}

	/** The process with this id; empty when there is none, or it may not be read. */
	CompletableFuture<Optional<HostProcess>> process(long pid);

	/**
	 * The QEMUs that run on this computer, whoever started them, but for those that {@link #hosted()} tells of or will tell of;
	 * in the order in which they were started. Empty where a computer does not tell. Who asks again and again finds it cheap:
	 * only what is new is looked at closely.
	 */
	default CompletableFuture<List<RunningQemu>> runningQemus() {
		return CompletableFuture.completedFuture(List.of());
	}

	/**
	 * The user and system time of each thread of a process so far, by thread id. Empty when the process is gone, or where a
	 * computer does not tell.
	 */
	CompletableFuture<Map<Long, Duration>> threadTimes(long pid);

	/** Where each thread of a process runs, by thread id. Empty when the process is gone, or where a computer does not tell. */
	default CompletableFuture<Map<Long, ThreadPlace>> threadPlaces(long pid) {
		return CompletableFuture.completedFuture(Map.of());
	}

	/**
	 * Whether any program of this computer listens on a unix socket of this path. One that is started with the same path would
	 * take it over without a word.
	 */
	CompletableFuture<Boolean> listens(Path socket);

	/** The ports on which any program of this computer listens now; empty where a computer does not tell. */
	default CompletableFuture<List<ListeningPort>> listeningPorts() {
		return CompletableFuture.completedFuture(List.of());
	}

	/** The QEMU process that listens on this monitor address, if it can be told. */
	CompletableFuture<Optional<HostProcess>> processListeningOn(Address monitor);
}
