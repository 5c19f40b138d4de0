package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryVersion;
import org.wheelhouse.qmp.command.Quit;
import org.wheelhouse.qmp.command.Stop;

/**
 * Saves a guest into a new file, from which {@link ContinueState} has it go on. It is stopped first, so that memory and disks
 * belong together; the file grows under another name beside it, and gets its own when all of it is on the disk. When anything
 * fails there is no file, and the guest runs on.
 */
final class SaveState {

	private static final Duration BETWEEN = Duration.ofMillis(200);
	private static final Duration SYNC = Duration.ofMinutes(5);
	/** How often it is looked whether all is written, once QEMU has handed it over. */
	private static final int LOOKS = 300;

	private final MachineAccess source;
	private final HostFiles files;
	private final Path file;
	private final Path part;
	private final Path done;
	private final boolean endSource;

	SaveState(MachineAccess source, Path file, boolean endSource) {
		this.source = source;
		this.files = source.host().files();
		this.file = file;
		this.endSource = endSource;
		part = file.resolveSibling("." + UUID.nameUUIDFromBytes((file + source.id()).getBytes()) + ".part");
		done = part.resolveSibling(part.getFileName() + ".done");
	}

	/** As QEMU before 8.2 is told; it is asked for its version only when it is run. */
	List<PlannedCommand> plan() {
		var version = version(source.snapshot().facts().qemuVersion());
		var plan = new ArrayList<PlannedCommand>();
		for (var command : commands(new StateUri(version))) {
			plan.add(PlannedCommand.of(source, command, purpose(command)));
		}
		if (endSource) {
			plan.add(PlannedCommand.of(source, new Quit(), "when all of it is in the file: end the source"));
		}
		return plan;
	}

	private static org.wheelhouse.qmp.message.QemuVersion version(String told) {
		var numbers = told.split("\\D+");
		return new org.wheelhouse.qmp.message.QemuVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2),
				"");
	}

	private static int number(String[] numbers, int index) {
		return index < numbers.length && !numbers[index].isEmpty() ? Integer.parseInt(numbers[index]) : 0;
	}

	private List<QmpCommand<?>> commands(StateUri uri) {
		return List.of(new Stop(), new MigrateSetCapabilities(Map.of("events", true)),
				new Migrate(uri.into(part, done)));
	}

	private static String purpose(QmpCommand<?> command) {
		return switch (command) {
			case Stop _ -> "let memory and disks belong together";
			case Migrate _ -> "write the guest into the file";
			default -> "tell each step";
		};
	}

	/** @param destination that would be started from it */
	CompletableFuture<MigrationOutcome> run(Destination destination, boolean wasRunning) {
		return files.status(file).thenCompose(there -> there.filter(FileStatus::exists).isPresent()
				? refused("There is a " + file + " already", "Choose another name: nothing is written over.")
				: files.create(part, new byte[0]).exceptionallyCompose(problem -> CompletableFuture
						.failedFuture(OperationFailed.of("No file can be made in " + file.getParent(), problem,
								List.of("nothing had begun")))))
				.thenCompose(_ -> Commands.send(source, new QueryVersion(), "The version of QEMU could not be asked"))
				.thenCompose(version -> write(new StateUri(version))
						.thenCompose(migration -> finish(destination, wasRunning, version.toString(), migration))
						.exceptionallyCompose(problem -> takeBack(problem, wasRunning)))
				.whenComplete((_, _) -> {
					files.delete(part).whenComplete((_, _) -> files.delete(done));
					source.invalidate(Topic.MIGRATION, Topic.STATUS);
				});
	}

	private static <T> CompletableFuture<T> refused(String why, String advice) {
		return CompletableFuture.failedFuture(OperationFailed.refused(why, advice));
	}

	private CompletableFuture<QueryMigrate.Migration> write(StateUri uri) {
		CompletableFuture<?> begun = CompletableFuture.completedFuture(source);
		for (var command : commands(uri)) {
			begun = begun.thenCompose(
					_ -> Commands.send(source, command, source.name() + " could not be saved"));
		}
		return begun.thenCompose(_ -> untilEnd()).thenCompose(migration -> whole(uri, LOOKS).thenApply(_ -> migration));
	}

	private CompletableFuture<QueryMigrate.Migration> untilEnd() {
		return Commands.send(source, new QueryMigrate(), source.name() + " does not tell how it is saved")
				.thenCompose(migration -> switch (migration.status().orElse("")) {
					case "completed" -> CompletableFuture.completedFuture(migration);
					case "cancelled" -> CompletableFuture.failedFuture(new GivenUp());
					case "failed" -> CompletableFuture
							.failedFuture(new OperationFailed(source.name() + " could not be saved", "",
									migration.error().orElse(""), List.of(),
									Advice.about(migration.error().orElse("")), null));
					default -> later().thenCompose(_ -> untilEnd());
				});
	}

	private static CompletableFuture<Boolean> later() {
		return new CompletableFuture<Boolean>().completeOnTimeout(true, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** QEMU has handed over all of it; whether it is on the disk is told by who wrote it. */
	private CompletableFuture<?> whole(StateUri uri, int looks) {
		if (!uri.tellsDone()) {
			return source.host().run(ProgramRequest.of(List.of("sync", part.toString()), SYNC));
		}
		return files.status(done).thenCompose(status -> {
			if (status.filter(FileStatus::exists).isPresent()) {
				return CompletableFuture.completedFuture(true);
			}
			return looks == 0
					? refused("Not all of " + source.name() + " could be written to " + file.getParent(),
							"Is there room?")
					: later().thenCompose(_ -> whole(uri, looks - 1)).thenApply(_ -> true);
		});
	}

	private CompletableFuture<MigrationOutcome> finish(Destination destination, boolean wasRunning, String version,
			QueryMigrate.Migration migration) {
		return DiskReader.read(source).thenCompose(disks -> new SavedDisks(files).of(disks))
				.thenCompose(disks -> files.create(SavedState.beside(file),
						state(destination, wasRunning, version, disks).bytes()))
				.thenCompose(about -> files.move(part, file).exceptionallyCompose(problem -> files.delete(about)
						.handle((_, _) -> problem).thenCompose(CompletableFuture::failedFuture)))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of(file + " could not be made", problem, List.of())))
				.thenCompose(_ -> end()).thenApply(remarks -> {
					var all = new ArrayList<>(destination.remarks());
					all.addAll(remarks);
					return new MigrationOutcome.Saved(source.id(), file, migration.totalTime(), all);
				});
	}

	private SavedState state(Destination destination, boolean wasRunning, String version,
			List<SavedState.SavedDisk> disks) {
		var request = destination.request().orElseThrow();
		return new SavedState(source.name(), source.id(), request.binary().map(Path::toString).orElse(""), version,
				request.options().stream().filter(option -> !option.name().equals("incoming")).toList(),
				source.hosted().flatMap(HostedMachine::definition), wasRunning, Instant.now(), disks,
				destination.limits());
	}

	private CompletableFuture<List<String>> end() {
		if (!endSource) {
			return CompletableFuture.completedFuture(List.of());
		}
		return new org.wheelhouse.core.power.Quit(source).run().handle((_, problem) -> problem == null
				? List.of()
				: List.of("The source, which is sealed, could not be ended: "
						+ OperationFailed.cause(problem).getMessage()));
	}

	/** A person cancelled it. */
	private static final class GivenUp extends Exception {
		private static final long serialVersionUID = 1L;
	}

	/** There is no file, and the guest goes on: it has gone nowhere. */
	private CompletableFuture<MigrationOutcome> takeBack(Throwable problem, boolean wasRunning) {
		return source.send(new MigrateCancel()).handle((_, _) -> true)
				.thenCompose(_ -> wasRunning
						? source.send(new Cont()).handle((_, failed) -> failed == null
								? "the guest runs on in the source"
								: "the guest stands still: resume it")
						: CompletableFuture.completedFuture("the guest is in the source"))
				.thenCompose(sentence -> OperationFailed.cause(problem) instanceof GivenUp
						? CompletableFuture.completedFuture(new MigrationOutcome.Cancelled(source.id()))
						: told(problem, sentence));
	}

	private CompletableFuture<MigrationOutcome> told(Throwable problem, String sentence) {
		var words = OperationFailed.cause(problem) instanceof HostException
				? CompletableFuture.completedFuture(List.<String>of())
				: source.hosted().map(hosted -> source.host().logTail(hosted, 3).exceptionally(_ -> List.of()))
						.orElseGet(() -> CompletableFuture.completedFuture(List.of()));
		return words.thenCompose(lines -> {
			var failure = OperationFailed.of(source.name() + " could not be saved", problem,
					List.of("there is no file", sentence));
			// QEMU itself knows only that the program which wrote has gone.
			var last = lines.stream().filter(line -> line.contains("cat:")).reduce((_, later) -> later);
			return CompletableFuture.failedFuture(last.isEmpty()
					? failure
					: new OperationFailed(failure.what(), failure.command(), last.get(), failure.undone(),
							Optional.of(Advice.about(last.get())).filter(text -> !text.isEmpty())
									.orElse(failure.advice()),
							failure.getCause()));
		});
	}
}
