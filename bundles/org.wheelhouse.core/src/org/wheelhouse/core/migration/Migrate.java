package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.EnumSet;
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
import org.wheelhouse.core.migration.MigrationSteps.Step;
import org.wheelhouse.core.migration.preflight.Preflight;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.migration.storage.StorageCommand;
import org.wheelhouse.core.migration.storage.StorageCommands;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.QueryStatus;

/**
 * Moves a machine's guest, while it runs, into another QEMU: one that is started for it on this or another computer, or one
 * that waits. All or none: when anything fails a destination that was started is ended and the guest runs on where it was. At
 * no time do both run.
 */
public final class Migrate implements Operation<MigrationOutcome> {

	private final Machines machines;
	private final String sourceId;
	private final MigrationRequest intent;
	private final String folderName;
	private final Optional<Destination> found;

	/**
	 * @param machines that know the source and start the destination
	 * @param sourceId id of the machine to be moved
	 * @param intent   where to and how, and what becomes of the source
	 */
	public Migrate(Machines machines, String sourceId, MigrationRequest intent) {
		this(machines, sourceId, intent, MeetingFolder.freshName(), Optional.empty());
	}

	private Migrate(Machines machines, String sourceId, MigrationRequest intent, String folderName,
			Optional<Destination> found) {
		this.machines = machines;
		this.sourceId = sourceId;
		this.intent = intent;
		this.folderName = folderName;
		this.found = found;
	}

	/**
	 * The same, whose {@link #plan()} has what only the machine tells: the limits of the disks, and where a waiting QEMU listens.
	 *
	 * @param known by {@link #preview()}
	 */
	public Migrate to(Destination known) {
		return new Migrate(machines, sourceId, intent, folderName, Optional.of(known));
	}

	/** How it is done. */
	public MigrationRequest request() {
		return intent;
	}

	@Override
	public String label() {
		return "Migrate " + name() + " to " + switch (intent.target()) {
			case MigrationTarget.NewQemu(var host) when host.isEmpty() -> "another QEMU on the same computer";
			case MigrationTarget.NewQemu(var host) -> host.flatMap(machines::computer).map(Host::label)
					.orElseGet(host::get);
			case MigrationTarget.WaitingQemu(var id) -> machines.machine(id).map(MachineAccess::name).orElse(id);
			case MigrationTarget.StateFile(var file) -> "the file " + file;
		};
	}

	@Override
	public News news(MigrationOutcome outcome) {
		return switch (outcome) {
			case MigrationOutcome.Completed _ -> News.done(this);
			case MigrationOutcome.Saved saved ->
				News.of(name() + " is saved in " + saved.file() + " and can be continued from there, once");
			case MigrationOutcome.Cancelled(_, var remarks) -> {
				var said = new ArrayList<>(
						List.of("The migration of " + name() + " was cancelled; its guest stays where it was"));
				said.addAll(remarks);
				yield News.of(String.join(". ", said));
			}
		};
	}

	private String name() {
		return source().map(MachineAccess::name).orElse(sourceId);
	}

	/** It changes both ends, and starts something on a computer. */
	@Override
	public Optional<ReadOnly> locked() {
		return source().flatMap(MachineAccess::readOnly).or(() -> waiting().flatMap(MachineAccess::readOnly));
	}

	/** Of a destination that has not been looked for it lacks what only the machine tells. */
	@Override
	public List<PlannedCommand> plan() {
		var from = source();
		if (from.isEmpty()) {
			return List.of();
		}
		if (intent.target() instanceof MigrationTarget.StateFile(var file)) {
			return new SaveState(from.get(), file, intent.endSource()).plan();
		}
		var source = from.get();
		var destination = found.orElseGet(() -> new Destination(host(source), Optional.empty(), waiting(),
				Optional.empty(), List.of(), List.of()));
		var meeting = meeting(source, destination);
		var steps = new ArrayList<>(MigrationSteps.before(intent, meeting, destination.limits()));
		if (!destination.copies().isEmpty()) {
			var disks = storage(destination, meeting);
			steps.addAll(steps.size() - 1, steps(MigratingStorage.before(disks)));
			steps.addAll(steps(disks.switchOver()));
			if (!intent.endSource()) {
				steps.addAll(steps(List.of(disks.after())));
			}
		}
		steps.addAll(MigrationSteps.after(intent, meeting, !intent.endSource()));
		if (intent.endSource()) {
			steps.add(new Step(true, new org.wheelhouse.qmp.command.Quit(),
					"when the destination has the guest: end the source", "", Optional.empty()));
		}
		return steps.stream().map(step -> new PlannedCommand(step.toSource()
				? source.name()
				: destination.name(source.name()), step.command().toJson(), step.purpose())).toList();
	}

	private StorageCommands storage(Destination destination, Meeting meeting) {
		return new StorageCommands(destination.copies(), meeting.disks(), intent.storage().bytesPerSecond());
	}

	private static List<Step> steps(List<StorageCommand> commands) {
		return commands.stream().map(command -> new Step(command.toSource(), command.command(), command.purpose(),
				command.onFailure(), Optional.empty())).toList();
	}

	private Meeting meeting(MachineAccess source, Destination destination) {
		return Meeting.of(intent.channel(), source.host(), destination.host(), folderName, destination.listening());
	}

	/** The computer of the destination; that of the source where it is not there. */
	private Host host(MachineAccess source) {
		return switch (intent.target()) {
			case MigrationTarget.NewQemu(var id) -> id.flatMap(machines::computer).orElse(source.host());
			case MigrationTarget.WaitingQemu _ -> waiting().map(MachineAccess::host).orElse(source.host());
			case MigrationTarget.StateFile _ -> source.host();
		};
	}

	private Optional<MachineAccess> waiting() {
		return intent.target() instanceof MigrationTarget.WaitingQemu(var id)
				? machines.machine(id)
				: Optional.empty();
	}

	/**
	 * The destination that there would be now, to be shown before. Questions only; does not block.
	 *
	 * @return fails with {@link OperationFailed} when there can be none
	 */
	public CompletableFuture<Destination> preview() {
		return source().map(this::find).orElseGet(() -> notConnected(sourceId));
	}

	/**
	 * What is to be known before it is begun, line by line; {@link #run()} begins nothing while one stops. Questions only; does
	 * not block, never fails.
	 */
	public CompletableFuture<List<PreflightCheck>> preflight() {
		return source().map(source -> intent.target() instanceof MigrationTarget.StateFile(var file)
				? new MigrationPreflight(source, intent).look(file)
				: preflight(source, find(source)))
				.orElseGet(() -> CompletableFuture.completedFuture(List.of(PreflightCheck.stop("guest", "Guest",
						"The machine " + sourceId + " is not connected", ""))));
	}

	private CompletableFuture<List<PreflightCheck>> preflight(MachineAccess source,
			CompletableFuture<Destination> destination) {
		return new MigrationPreflight(source, intent).look(host(source), destination,
				there -> meeting(source, there).refusal());
	}

	/** Fails when the pre-flight has a line that stops. */
	private CompletableFuture<Destination> checked(MachineAccess source, Destination destination) {
		return unlessStopped(source, preflight(source, CompletableFuture.completedFuture(destination)))
				.thenApply(_ -> destination);
	}

	private static CompletableFuture<List<PreflightCheck>> unlessStopped(MachineAccess source,
			CompletableFuture<List<PreflightCheck>> looked) {
		return looked.thenCompose(checks -> checks.stream().anyMatch(PreflightCheck::stops)
				? CompletableFuture.failedFuture(Preflight.refusal(source.name() + " cannot be migrated", checks))
				: CompletableFuture.completedFuture(checks));
	}

	private CompletableFuture<Destination> find(MachineAccess source) {
		return switch (intent.target()) {
			case MigrationTarget.NewQemu(var host) when host.isEmpty() -> DestinationFinder.find(source, source.host(),
					intent.storage());
			case MigrationTarget.NewQemu(var host) -> machines.computer(host.get())
					.map(computer -> DestinationFinder.find(source, computer, intent.storage())).orElseGet(
							() -> CompletableFuture.failedFuture(OperationFailed.refused(
									"The computer " + host.get() + " is not in the list any more", "")));
			case MigrationTarget.WaitingQemu(var id) -> waiting()
					.map(machine -> new WaitingFinder(source, machine).find(intent.channel().way()))
					.orElseGet(() -> notConnected(id));
			case MigrationTarget.StateFile _ -> DestinationFinder.find(source, source.host(), StorageRequest.SHARED);
		};
	}

	private Optional<MachineAccess> source() {
		return machines.machine(sourceId);
	}

	private static <T> CompletableFuture<T> notConnected(String id) {
		return CompletableFuture.failedFuture(OperationFailed.refused("The machine " + id + " is not connected", ""));
	}

	@Override
	public CompletableFuture<MigrationOutcome> run() {
		return source().map(this::run).orElseGet(() -> notConnected(sourceId));
	}

	private CompletableFuture<MigrationOutcome> run(MachineAccess source) {
		return Commands.send(source, new QueryStatus(), source.name() + " does not say what it is doing")
				.thenCompose(status -> {
					if (status.status().equals("postmigrate") || status.status().equals("inmigrate")) {
						return CompletableFuture.failedFuture(OperationFailed.refused(
								source.name() + " has no guest to be moved: its status is " + status.status(), ""));
					}
					if (intent.target() instanceof MigrationTarget.StateFile(var file)) {
						return DestinationFinder.find(source, source.host(), StorageRequest.SHARED)
								.thenCompose(there -> unlessStopped(source,
										new MigrationPreflight(source, intent).look(file)).thenApply(_ -> there))
								.thenCompose(
										destination -> new SaveState(source, file, intent.endSource()).run(destination,
												status.running()));
					}
					return find(source).thenCompose(found -> checked(source, found))
							.thenCompose(destination -> meet(source, destination, status.running()));
				});
	}

	private CompletableFuture<MigrationOutcome> meet(MachineAccess source, Destination destination,
			boolean wasRunning) {
		var meeting = meeting(source, destination);
		var refusal = meeting.refusal();
		if (refusal.isPresent()) {
			return CompletableFuture
					.failedFuture(OperationFailed.refused(refusal.get(), "Choose another channel."));
		}
		var storage = MigratingStorage.of(destination);
		var note = MigrationNoting.note(sourceId, intent, folderName, wasRunning, destination.copies());
		return machines.migrationNotes().keep(note).thenCompose(_ -> meeting.create())
				.thenCompose(_ -> storage.images().create())
				.thenCompose(_ -> destination(source, destination).exceptionallyCompose(problem -> storage.discard(true)
						.thenCompose(left -> CompletableFuture.failedFuture(left.isEmpty()
								? problem
								: OperationFailed.of("The destination could not be started", problem, left)))))
				.thenCompose(machine -> machines.migrationNotes().keep(note.to(machine.id()))
						.thenCompose(_ -> migrate(new MigrationEnds(machines, source, machine, wasRunning,
								destination.request().isPresent(),
								storage.between(source, machine, storage(destination, meeting))), destination,
								meeting)))
				.handle((outcome, problem) -> clear(meeting).thenCompose(_ -> problem == null
						? CompletableFuture.completedFuture(outcome)
						: CompletableFuture.<MigrationOutcome>failedFuture(problem)))
				.thenCompose(told -> told);
	}

	/** Nothing is left of it, unless the workbench is closed in the middle: then the next one goes on. */
	private CompletableFuture<?> clear(Meeting meeting) {
		return machines.closing()
				? CompletableFuture.completedFuture(meeting)
				: meeting.close().thenRun(() -> machines.migrationNotes().drop(sourceId));
	}

	private CompletableFuture<MachineAccess> destination(MachineAccess source, Destination known) {
		if (known.waiting().isPresent()) {
			return CompletableFuture.completedFuture(known.waiting().get());
		}
		return launch(source, known.request().orElseThrow(), known.host())
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
						.of("The destination could not be started", problem, List.of("nothing had begun"))))
				.thenCompose(id -> machines.machine(id).map(CompletableFuture::completedFuture)
						.orElseGet(() -> CompletableFuture
								.failedFuture(OperationFailed.refused("The destination ended at once", ""))));
	}

	/** With the secrets of the source, which the destination is given anew. */
	private CompletableFuture<String> launch(MachineAccess source, LaunchRequest request, Host host) {
		var needs = SecretNeed.of(request.options());
		var ids = needs.stream().map(SecretNeed::id).collect(Collectors.toSet());
		return machines.secrets().find(source.id(), ids).thenCompose(known -> {
			var missing = needs.stream().filter(need -> !known.containsKey(need.id())).toList();
			return missing.isEmpty()
					? machines.launch(request.with(known), host).whenComplete((id, _) -> {
						if (id != null) {
							known.forEach((secret, value) -> machines.secrets().tell(id, secret, value));
						}
					})
					: CompletableFuture.failedFuture(new SecretsMissing(source.name(), missing));
		});
	}

	private CompletableFuture<MigrationOutcome> migrate(MigrationEnds ends, Destination known, Meeting meeting) {
		ends.join();
		var remarks = new ArrayList<>(known.remarks());
		var refused = EnumSet.noneOf(MigrationCapability.class);
		CompletableFuture<?> begun = CompletableFuture.completedFuture(null);
		for (var step : MigrationSteps.before(intent, meeting, known.limits())) {
			if (step.command() instanceof org.wheelhouse.qmp.command.Migrate) {
				begun = begun.thenCompose(_ -> meeting.connect()).thenCompose(_ -> ends.checkDisks())
						.thenCompose(_ -> ends.storage().prepare(meeting));
			}
			begun = begun.thenCompose(_ -> step.part().filter(refused::contains).isPresent()
					? CompletableFuture.completedFuture(null)
					: send(ends, step, refused, remarks));
		}
		return follow(ends, meeting, remarks, begun);
	}

	/**
	 * What comes after the guest was sent.
	 *
	 * @param begun completes when it was, and fails when it could not be
	 */
	CompletableFuture<MigrationOutcome> follow(MigrationEnds ends, Meeting meeting, List<String> remarks,
			CompletableFuture<?> begun) {
		return begun.<MigrationOutcome>thenCompose(_ -> new MigrationWatch(ends, meeting.outgoing(),
				!intent.armed().contains(MigrationCapability.PAUSE_BEFORE_SWITCHOVER)).untilEnd(remarks))
				.exceptionallyCompose(problem -> machines.closing()
						? CompletableFuture.failedFuture(problem)
						: ends.takeBack(problem))
				.handle((outcome, problem) -> afterwards(ends, meeting, Optional.ofNullable(outcome))
						.thenCompose(told -> problem == null
								? CompletableFuture.completedFuture(told.orElseThrow())
								: CompletableFuture.<MigrationOutcome>failedFuture(problem)))
				.thenCompose(told -> told);
	}

	/** What can be done without, and is refused by one end, is left out at the other too, and that is told. */
	private static CompletableFuture<?> send(MigrationEnds ends, Step step, EnumSet<MigrationCapability> refused,
			List<String> remarks) {
		var sent = Commands.send(ends.end(step.toSource()), step.command(), step.onFailure());
		if (step.part().isEmpty()) {
			return sent;
		}
		var part = step.part().get();
		return sent.<Object>thenApply(done -> done).exceptionallyCompose(problem -> {
			var words = OperationFailed.of(step.onFailure(), problem, List.of());
			if (words.words().isEmpty()) {
				return CompletableFuture.failedFuture(problem);
			}
			refused.add(part);
			remarks.add(part.word() + " is not armed: the " + (step.toSource() ? "source" : "destination")
					+ " refuses it (" + words.words() + ").");
			return step.toSource()
					? Commands.send(ends.destination(), new MigrateSetCapabilities(Map.of(part.word(), false)),
							step.onFailure()).thenApply(done -> done)
					: CompletableFuture.completedFuture(part);
		});
	}

	/** Leaves behind what goes on as it was before, and ends the source where that is wanted. Never fails. */
	private CompletableFuture<Optional<MigrationOutcome>> afterwards(MigrationEnds ends, Meeting meeting,
			Optional<MigrationOutcome> outcome) {
		var completed = outcome.filter(MigrationOutcome.Completed.class::isInstance)
				.map(MigrationOutcome.Completed.class::cast);
		var endsSource = completed.isPresent() && intent.endSource();
		var more = new ArrayList<String>();
		CompletableFuture<?> tidied = CompletableFuture.completedFuture(null);
		var after = new ArrayList<>(MigrationSteps.after(intent, meeting, !endsSource));
		if (!endsSource && ends.storage().along().isPresent() && completed.isPresent()) {
			after.addFirst(steps(List.of(new StorageCommands(ends.storage().copies(), meeting.disks(), 0).after()))
					.getFirst());
		}
		for (var step : machines.closing() ? List.<Step>of() : after) {
			if (step.toSource() || completed.isPresent() || !ends.launched()) {
				tidied = tidied
						.thenCompose(_ -> ends.end(step.toSource()).send(step.command()).handle((_, problem) -> {
							if (problem != null && completed.isPresent()) {
								more.add(step.onFailure() + ": " + OperationFailed.cause(problem).getMessage());
							}
							return null;
						}));
			}
		}
		return tidied.thenCompose(_ -> endsSource ? end(ends, more) : CompletableFuture.completedFuture(null))
				.thenApply(_ -> completed.<MigrationOutcome>map(done -> done.remarked(more)).or(() -> outcome));
	}

	private static CompletableFuture<?> end(MigrationEnds ends, List<String> more) {
		return ends.untilResultShown().thenCompose(_ -> new Quit(ends.source()).run()).handle((_, problem) -> {
			if (problem != null) {
				more.add("The source, which is sealed, could not be ended: "
						+ OperationFailed.cause(problem).getMessage());
			}
			return null;
		});
	}
}
