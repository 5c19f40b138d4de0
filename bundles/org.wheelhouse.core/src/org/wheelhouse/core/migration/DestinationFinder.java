package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.migration.DestinationCommandLine.Source;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.qmp.command.QomGet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Makes the request for a machine's destination, or says why there can be none. Questions only. */
final class DestinationFinder {

	private DestinationFinder() {
	}

	/**
	 * Looks.
	 *
	 * @param host    where it is to be started
	 * @param storage what becomes of the disks
	 * @return fails with {@link OperationFailed}
	 */
	static CompletableFuture<Destination> find(MachineAccess source, Host host, StorageRequest storage) {
		return SamePlace.of(source, host).thenCompose(SamePlace::problem).thenCompose(problem -> problem
				.map(words -> CompletableFuture.<Destination>failedFuture(OperationFailed.refused(
						source.name() + " cannot be migrated: " + words, "Start it with absolute paths.")))
				.orElseGet(() -> findOn(host, source, storage)));
	}

	private static CompletableFuture<Destination> findOn(Host host, MachineAccess source, StorageRequest storage) {
		return SourceReader.read(source).exceptionallyCompose(problem -> CompletableFuture
				.failedFuture(OperationFailed.of("The devices of " + source.name() + " could not be read", problem,
						List.of())))
				.thenCompose(read -> DiskCopies.find(source, host, read.disks(), storage)
						.thenCompose(copies -> reached(source, host, read.disks(), copies)
								.thenCompose(_ -> find(source, host, read, copies))));
	}

	/** Fails when the guest would be on other data there. */
	private static CompletableFuture<?> reached(MachineAccess source, Host host, RunningDisks disks,
			List<CopiedDisk> copies) {
		return new SharedImages(source, host).refusal(DiskCopies.without(disks, copies))
				.thenCompose(unlike -> unlike.isEmpty()
						? CompletableFuture.completedFuture(null)
						: CompletableFuture.failedFuture(OperationFailed.refused(
								source.name() + " cannot be migrated: " + unlike.get(),
								"Have both computers share the folder under one path, or take the disks along.")));
	}

	private static CompletableFuture<Destination> find(MachineAccess source, Host host, Source read,
			List<CopiedDisk> copies) {
		return switch (DestinationCommandLine.of(read.having(DiskCopies.applied(read.disks(), copies)))) {
			case DestinationCommandLine.Outcome.Refused(var reason) -> CompletableFuture.failedFuture(
					OperationFailed.refused(source.name() + " cannot be migrated: " + reason, ""));
			case DestinationCommandLine.Outcome.Options options -> new DestinationProgram(source, host)
					.find(read.commandLine().getFirst()).thenCombine(pinned(source, options),
							(binary, pinned) -> ending(host).thenApply(
									ending -> destination(source, host, binary, pinned, ending, copies)))
					.thenCompose(made -> made);
		};
	}

	/** A name of a machine's type that has no version means another one to another QEMU. */
	private static CompletableFuture<DestinationCommandLine.Outcome.Options> pinned(MachineAccess source,
			DestinationCommandLine.Outcome.Options options) {
		return OptionalQuery.<JsonNode>instead(source.ask(new QomGet("/machine", "type")), MissingNode.getInstance())
				.thenApply(type -> new DestinationCommandLine.Outcome.Options(
						new MachineTypePin(type.asText()).apply(options.options()), options.limits(),
						options.remarks()));
	}

	private static Destination destination(MachineAccess source, Host host, Optional<Path> binary,
			DestinationCommandLine.Outcome.Options options, Optional<String> ending, List<CopiedDisk> copies) {
		boolean same = host.isSame(source.host());
		var definition = source.hosted().flatMap(HostedMachine::definition);
		var remarks = new ArrayList<>(options.remarks());
		if (!same) {
			definition.ifPresent(file -> remarks.add("Its definition, " + file + ", stays on " + source.hostLabel()
					+ ": on " + host.label() + " it has none until you make one."));
		}
		copies.forEach(copy -> remarks.add("The disk " + copy.title() + " goes along: " + copy.target()
				+ " is the guest's then, and " + copy.sourceFile() + " stays as it is at that moment."));
		ending.ifPresent(remarks::add);
		return Destination.started(host, new LaunchRequest(source.name(), binary, options.options(), Optional.empty(),
				same ? definition : Optional.empty()), options.limits(), remarks, copies);
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
}
