package org.wheelhouse.endpoint.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.endpoint.Address;

/**
 * A computer on which QEMU runs. Offered as an OSGi service by the bundle that implements it.
 * <p>
 * All methods may be called on any thread. Those that return a future never block; the others read at most a few small
 * files and return within milliseconds. Futures fail with {@link HostException}.
 */
public interface Host {

	/** Stable identifier, for example {@code local}. Never shown. */
	String id();

	/** What a person calls this computer, for example {@code this computer}. */
	String label();

	/**
	 * The QEMU binaries found here and the measured verdict on each accelerator. The first call measures (some seconds) or
	 * reads the cache of this boot; later calls return the same future.
	 */
	CompletableFuture<HostProfile> profile();

	/**
	 * Starts a machine that outlives this process. Completes when the monitor accepts connections or, where QEMU waits for
	 * somebody to connect elsewhere before, when it says so ({@link #awaited}); fails with QEMU's own words when it ended
	 * before.
	 */
	CompletableFuture<HostedMachine> launch(LaunchRequest request);

	/** Machines launched from this or an earlier workbench that still run, or ended and were not yet forgotten. */
	CompletableFuture<List<HostedMachine>> hosted();

	/** How the machine's process ended, or empty while it runs. Cheap: reads the supervisor's exit file. */
	Optional<Ending> ending(HostedMachine machine);

	/**
	 * Where QEMU waits for somebody to connect, for example {@code tcp:127.0.0.1:4555}: until then it answers nobody. Empty when
	 * the last that it said is something else. Cheap: reads the end of its log.
	 */
	default Optional<String> awaited(HostedMachine machine) {
		return Optional.empty();
	}

	/** The last lines of what the machine wrote to standard output and error, at most {@code lines}. */
	List<String> logTail(HostedMachine machine, int lines);

	/** Ends the process at once, as pulling the plug would. Does nothing when it has ended. */
	void kill(HostedMachine machine) throws HostException;

	/** Removes what is kept of an ended machine (its private folder, log and stale sockets). Refused while it runs. */
	void forget(HostedMachine machine) throws HostException;

	/** The process with this id, if it exists and may be read. */
	Optional<HostProcess> process(long pid);

	/**
	 * The user and system time of each thread of a process so far, by thread id. Empty when the process is gone, or where a
	 * computer does not tell.
	 */
	default Map<Long, Duration> threadTimes(long pid) {
		return Map.of();
	}

	/**
	 * Whether any program of this computer listens on a unix socket of this path. One that is started with the same path would
	 * take it over without a word.
	 */
	default boolean listens(Path socket) {
		return processListeningOn(new Address.Unix(socket)).isPresent();
	}

	/** The QEMU process that listens on this monitor address, if it can be told. */
	Optional<HostProcess> processListeningOn(Address monitor);
}
