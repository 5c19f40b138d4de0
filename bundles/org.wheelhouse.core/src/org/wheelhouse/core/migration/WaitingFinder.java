package org.wheelhouse.core.migration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryMigrate.SocketAddress;
import org.wheelhouse.qmp.command.QueryStatus;

/** Looks at a QEMU that somebody has started with {@code -incoming}: whether it waits, and where it listens. Questions only. */
record WaitingFinder(MachineAccess source, MachineAccess machine) {

	private static final String DEFER = "defer";

	/** @return fails with {@link OperationFailed} */
	CompletableFuture<Destination> find(Way way) {
		if (machine.id().equals(source.id())) {
			return refused(source.name() + " cannot be migrated to itself", "");
		}
		return Commands.send(machine, new QueryStatus(), machine.name() + " does not say what it is doing")
				.thenCompose(status -> status.status().equals("inmigrate")
						? Commands.send(machine, new QueryMigrate(), machine.name() + " does not say where it listens")
						: refused(machine.name() + " does not wait for a guest: its status is " + status.status(),
								"Start it with -incoming defer."))
				.thenCompose(migration -> listening(migration.socketAddresses(), way))
				.thenCompose(listening -> SourceReader.read(source).thenCompose(read -> new SharedImages(source,
						machine.host()).refusal(read.disks())
						.thenCompose(unlike -> unlike.isEmpty()
								? CompletableFuture.completedFuture(read)
								: refused(source.name() + " cannot be migrated: " + unlike.get(),
										"Have both computers share the folder under one path.")))
						.thenApply(read -> new Destination(machine.host(),
								Optional.empty(), Optional.of(machine), listening,
								DiskLimits.of(read.disks(), options()), List.of()))
						.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
								.of("The devices of " + source.name() + " could not be read", problem, List.of()))));
	}

	private List<QemuOption> options() {
		return machine.commandLine().isEmpty() ? List.of() : OptionWords.options(machine.commandLine());
	}

	/** Where it listens, as {@code migrate} takes it; empty where it is to be told. */
	private CompletableFuture<Optional<String>> listening(List<SocketAddress> addresses, Way way) {
		var incoming = options().stream().filter(option -> option.name().equals("incoming"))
				.flatMap(option -> option.value().stream()).findFirst().orElse(DEFER);
		if (!addresses.isEmpty()) {
			return uri(addresses.getFirst(), way);
		}
		if (!incoming.equals(DEFER)) {
			return refused(machine.name() + " waits for " + incoming + ", which is not known to listen",
					"Start it with -incoming defer.");
		}
		return way instanceof Way.Listening
				? refused(machine.name() + " was started with -incoming defer and listens nowhere yet",
						"Choose the channel by which the guest goes.")
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private CompletableFuture<Optional<String>> uri(SocketAddress address, Way way) {
		return switch (address.type()) {
			case "unix" -> CompletableFuture.completedFuture(address.path().map(path -> "unix:" + path));
			case "inet" -> inet(address.host().orElse(""), Integer.parseInt(address.port().orElse("0")), way);
			default -> refused(machine.name() + " waits at a " + address.type() + ", to which no other QEMU leads", "");
		};
	}

	private CompletableFuture<Optional<String>> inet(String host, int port, Way way) {
		boolean anywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
		boolean oneComputer = source.host().isSame(machine.host());
		var named = way instanceof Way.Tcp tcp ? tcp.address() : oneComputer ? "127.0.0.1" : "";
		if (anywhere && named.isEmpty()) {
			return refused(machine.name() + " listens on port " + port + " of all addresses of " + machine.hostLabel(),
					"Choose a port as the channel and say by which address it is reached.");
		}
		return CompletableFuture.completedFuture(Optional.of(new Way.Tcp(anywhere ? named : host, port).uri()));
	}

	private static <T> CompletableFuture<T> refused(String why, String advice) {
		return CompletableFuture.failedFuture(OperationFailed.refused(why, advice));
	}
}
