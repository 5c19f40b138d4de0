package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.remote.RemoteHost;

/** Makes the request for a machine's destination on its own computer, or says why there can be none. Questions only. */
final class DestinationFinder {

	private DestinationFinder() {
	}

	/** @return fails with {@link OperationFailed} */
	static CompletableFuture<Destination> find(MachineAccess source) {
		return SamePlace.of(source).thenCompose(SamePlace::problem).thenCompose(problem -> problem
				.map(words -> CompletableFuture.<Destination>failedFuture(OperationFailed.refused(
						source.name() + " cannot be migrated: " + words, "Start it here, with absolute paths.")))
				.orElseGet(() -> findHere(source)));
	}

	private static CompletableFuture<Destination> findHere(MachineAccess source) {
		return SourceReader.read(source).exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(OperationFailed.of("The devices of " + source.name() + " could not be read", problem,
						List.of())))
				.thenCompose(read -> switch (DestinationCommandLine.of(read)) {
					case DestinationCommandLine.Outcome.Refused(var reason) -> CompletableFuture
							.failedFuture(
									OperationFailed.refused(source.name() + " cannot be migrated: " + reason, ""));
					case DestinationCommandLine.Outcome.Options options -> binary(source, read.commandLine().getFirst())
							.thenCombine(ending(source.host()),
									(binary, ending) -> destination(source, binary, options, ending));
				});
	}

	private static Destination destination(MachineAccess source, Optional<Path> binary,
			DestinationCommandLine.Outcome.Options options, Optional<String> ending) {
		var definition = source.hosted().flatMap(HostedMachine::definition);
		return new Destination(
				new LaunchRequest(source.name(), binary, options.options(), Optional.empty(), definition),
				options.limits(), Stream.concat(options.remarks().stream(), ending.stream()).toList());
	}

	/** What is said before any start on a computer far away: that it ends with the last session of the user there. */
	private static CompletableFuture<Optional<String>> ending(Host host) {
		if (!(host instanceof RemoteHost)) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return host.afterLogout().exceptionally(_ -> AfterLogout.UNKNOWN)
				.thenApply(told -> told.fate() == AfterLogout.Fate.END
						? Optional.of(told.text() + " Type " + told.command() + " on " + host.label()
								+ ", then machines run on.")
						: Optional.empty());
	}

	/** The same program: another would make the machine of another version. */
	private static CompletableFuture<Optional<Path>> binary(MachineAccess source, String program) {
		var path = Path.of(program);
		if (path.isAbsolute()) {
			return CompletableFuture.completedFuture(Optional.of(path));
		}
		return source.host().profile().handle((profile, problem) -> problem != null
				? Optional.<Path>empty()
				: profile.binaries().stream().map(HostProfile.Binary::path)
						.filter(known -> known.endsWith(path.getFileName())).findFirst());
	}
}
