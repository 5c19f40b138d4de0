package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.MigrateIncoming;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryStatus;

/**
 * Moves a machine's guest, while it runs, into another QEMU on the same computer, which is started for it. All or none:
 * when anything fails the destination is ended and the guest runs on where it was. At no time do both run.
 */
public final class MigrateToLocal implements Operation<MigrationOutcome> {

	private final Machines machines;
	private final String sourceId;
	private final MigrationRequest intent;
	private final String socketName = MigrationSocket.freshName();
	private final List<QmpCommand<?>> diskLimits;

	/** One command, for one of both ends. */
	record Message(boolean toSource, QmpCommand<?> command, String purpose, String onFailure) {}

	/**
	 * @param machines that know the source and start the destination
	 * @param sourceId id of the machine to be moved
	 * @param intent   limits, and what becomes of the source
	 */
	public MigrateToLocal(Machines machines, String sourceId, MigrationRequest intent) {
		this(machines, sourceId, intent, List.of());
	}

	private MigrateToLocal(Machines machines, String sourceId, MigrationRequest intent,
			List<QmpCommand<?>> diskLimits) {
		this.machines = machines;
		this.sourceId = sourceId;
		this.intent = intent;
		this.diskLimits = diskLimits;
	}

	/**
	 * The same, whose {@link #plan()} has the limits of the disks too.
	 *
	 * @param found by {@link #preview()}
	 */
	public MigrateToLocal to(Destination found) {
		return new MigrateToLocal(machines, sourceId, intent, found.limits());
	}

	@Override
	public String label() {
		return "Migrate " + name() + " to another QEMU on the same computer";
	}

	@Override
	public News news(MigrationOutcome outcome) {
		return switch (outcome) {
			case MigrationOutcome.Completed _ -> News.done(this);
			case MigrationOutcome.Cancelled _ ->
				News.of("The migration of " + name() + " was cancelled; its guest stays where it was");
		};
	}

	private String name() {
		return machines.machine(sourceId).map(MachineAccess::name).orElse(sourceId);
	}

	/** It changes the source, and starts something on its computer. */
	@Override
	public Optional<ReadOnly> locked() {
		return machines.machine(sourceId).flatMap(MachineAccess::readOnly);
	}

	/** Of a destination that has not been looked for it lacks what only the machine tells: the limits of its disks. */
	@Override
	public List<PlannedCommand> plan() {
		var messages = new ArrayList<>(messages(diskLimits,
				source().map(this::socket).map(MigrationSocket::uri).orElse("unix:" + socketName)));
		if (intent.endSource()) {
			messages.add(new Message(true, new org.wheelhouse.qmp.command.Quit(),
					"when the destination has the guest: end the source", ""));
		}
		return messages.stream()
				.map(message -> new PlannedCommand(message.toSource() ? name() : name() + " (destination)",
						message.command().toJson(), message.purpose()))
				.toList();
	}

	private MigrationSocket socket(MachineAccess source) {
		return MigrationSocket.named(socketName, source.host().files());
	}

	/** What is sent until memory flows, in order. */
	private List<Message> messages(List<QmpCommand<?>> diskLimits, String uri) {
		var messages = new ArrayList<Message>();
		var events = new MigrateSetCapabilities(Map.of("events", true));
		messages.add(new Message(false, events, "tell each step", "The destination does not tell its steps"));
		messages.add(new Message(true, events, "tell each step", "The source does not tell its steps"));
		if (intent.maxBandwidth().isPresent() || intent.downtimeLimit().isPresent()) {
			messages.add(new Message(true, SetMigrationLimits.command(intent.maxBandwidth(), intent.downtimeLimit()),
					"set the limits", "The limits could not be set"));
		}
		diskLimits.forEach(limits -> messages.add(new Message(false, limits, "limit a disk as at the source",
				"A disk of the destination could not be limited as it is at the source")));
		messages.add(new Message(false, new MigrateIncoming(uri), "wait for the guest",
				"The destination cannot listen"));
		messages.add(
				new Message(true, new Migrate(uri), "send the guest", "The migration could not be started"));
		return messages;
	}

	/**
	 * The destination that would be started now, to be shown before. Questions only; does not block.
	 *
	 * @return fails with {@link OperationFailed} when there can be none
	 */
	public CompletableFuture<Destination> preview() {
		return source().map(DestinationFinder::find).orElseGet(this::notConnected);
	}

	private Optional<MachineAccess> source() {
		return machines.machine(sourceId);
	}

	private <T> CompletableFuture<T> notConnected() {
		return CompletableFuture
				.failedFuture(OperationFailed.refused("The machine " + sourceId + " is not connected", ""));
	}

	@Override
	public CompletableFuture<MigrationOutcome> run() {
		return source().map(this::run).orElseGet(this::notConnected);
	}

	private CompletableFuture<MigrationOutcome> run(MachineAccess source) {
		return Commands.send(source, new QueryStatus(), source.name() + " does not say what it is doing")
				.thenCompose(status -> {
					if (status.status().equals("postmigrate") || status.status().equals("inmigrate")) {
						return CompletableFuture.failedFuture(OperationFailed.refused(
								source.name() + " has no guest to be moved: its status is " + status.status(), ""));
					}
					return DestinationFinder.find(source)
							.thenCompose(destination -> launch(source, destination, status.running()));
				});
	}

	private CompletableFuture<MigrationOutcome> launch(MachineAccess source, Destination found, boolean wasRunning) {
		var socket = socket(source);
		return socket.create().thenCompose(_ -> launch(source, found.request())
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of("The destination could not be started", problem,
								List.of("nothing had begun"))))
				.thenCompose(id -> machines.machine(id)
						.map(destination -> migrate(new MigrationEnds(machines, source, destination, wasRunning),
								found))
						.orElseGet(() -> CompletableFuture
								.failedFuture(OperationFailed.refused("The destination ended at once", ""))))
				.whenComplete((_, _) -> socket.delete()));
	}

	/** With the secrets of the source, which the destination is given anew. */
	private CompletableFuture<String> launch(MachineAccess source, LaunchRequest request) {
		var needs = SecretNeed.of(request.options());
		var ids = needs.stream().map(SecretNeed::id).collect(Collectors.toSet());
		return machines.secrets().find(source.id(), ids).thenCompose(known -> {
			var missing = needs.stream().filter(need -> !known.containsKey(need.id())).toList();
			return missing.isEmpty()
					? machines.launch(request.with(known), source.host()).whenComplete((id, _) -> {
						if (id != null) {
							known.forEach((secret, value) -> machines.secrets().tell(id, secret, value));
						}
					})
					: CompletableFuture.failedFuture(new SecretsMissing(source.name(), missing));
		});
	}

	private CompletableFuture<MigrationOutcome> migrate(MigrationEnds ends, Destination found) {
		ends.join();
		CompletableFuture<?> begun = CompletableFuture.completedFuture(null);
		for (var message : messages(found.limits(), socket(ends.source()).uri())) {
			if (message.command() instanceof Migrate) {
				begun = begun.thenCompose(_ -> ends.checkDisks());
			}
			begun = begun.thenCompose(_ -> Commands.send(message.toSource() ? ends.source() : ends.destination(),
					message.command(), message.onFailure()));
		}
		return begun.<MigrationOutcome>thenCompose(_ -> new MigrationWatch(ends).untilEnd(found.remarks()))
				.exceptionallyCompose(problem -> ends.takeBack(problem))
				.thenCompose(outcome -> afterwards(ends, outcome));
	}

	private CompletableFuture<MigrationOutcome> afterwards(MigrationEnds ends, MigrationOutcome outcome) {
		if (!(outcome instanceof MigrationOutcome.Completed completed) || !intent.endSource()) {
			return CompletableFuture.completedFuture(outcome);
		}
		return ends.untilResultShown().thenCompose(_ -> new Quit(ends.source()).run()).handle((_, problem) -> {
			if (problem == null) {
				return completed;
			}
			var more = new ArrayList<>(completed.remarks());
			more.add("The source, which is sealed, could not be ended: " + OperationFailed.cause(problem).getMessage());
			return new MigrationOutcome.Completed(completed.fromId(), completed.toId(), completed.downtime(),
					completed.total(), more);
		});
	}
}
