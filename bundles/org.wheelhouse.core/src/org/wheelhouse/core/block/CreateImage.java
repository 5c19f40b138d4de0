package org.wheelhouse.core.block;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.qmp.command.BlockdevCreate;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.JobDismiss;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A job of QEMU's that creates an image, or a format in one. Its end is learned from its event, and by asking now and
 * then; whatever comes of it the job is dismissed.
 */
public final class CreateImage implements Step {

	private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
	private static final int QUESTIONS = 60;

	private final MachineAccess machine;
	private final BlockdevCreate command;
	private final Path file;
	private final boolean makesFile;

	/**
	 * @param options   of {@code blockdev-create}
	 * @param file      that is created or written
	 * @param makesFile whether it is this step that makes the file, so that it takes it away again
	 */
	public CreateImage(MachineAccess machine, String jobId, ObjectNode options, Path file, boolean makesFile) {
		this.machine = machine;
		this.command = new BlockdevCreate(jobId, options);
		this.file = file;
		this.makesFile = makesFile;
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command, makesFile ? "create the file" : "write the format into it"),
				PlannedCommand.of(machine, new JobDismiss(command.jobId()), "forget that job"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return makesFile
				? machine.files().status(file).thenCompose(this::unlessThere)
				: create();
	}

	/** QEMU would empty it. */
	private CompletableFuture<Done> unlessThere(Optional<FileStatus> there) {
		if (there.isEmpty()) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					"It cannot be told whether " + file + " exists already, and QEMU would empty it",
					"Choose a place that this user may look at."));
		}
		return there.get().exists()
				? CompletableFuture.failedFuture(OperationFailed.refused(file + " exists already",
						"Plug it in as an existing image, or choose another name."))
				: create();
	}

	private CompletableFuture<Done> create() {
		var ended = awaitEnd();
		return Commands.send(machine, command, "The image could not be created")
				.thenCompose(_ -> untilConcluded(ended, QUESTIONS))
				.thenCompose(this::dismiss).whenComplete((_, _) -> ended.cancel(false))
				.exceptionallyCompose(problem -> undo()
						.thenCompose(_ -> CompletableFuture.failedFuture(problem)));
	}

	@Override
	public CompletableFuture<String> undo() {
		return makesFile
				? machine.files().delete(file)
						.thenApply(deleted -> deleted ? "the file " + file : "")
						.exceptionally(problem -> "not the file " + file + " ("
								+ OperationFailed.cause(problem).getMessage() + ")")
				: CompletableFuture.completedFuture("");
	}

	private CompletableFuture<QueryJobs.Job> untilConcluded(CompletableFuture<Event> ended, int questions) {
		return ended.handle((_, _) -> true).thenCompose(_ -> machine.send(new QueryJobs())).thenCompose(jobs -> {
			var job = jobs.stream().filter(known -> known.id().equals(command.jobId())).findFirst();
			if (job.isPresent() && job.get().status().equals("concluded")) {
				return CompletableFuture.completedFuture(job.get());
			}
			if (job.isEmpty() || questions == 0) {
				return CompletableFuture.failedFuture(new OperationFailed("The image was not created in time",
						command.toJson(),
						job.isEmpty() ? "" : "job " + job.get().status(), List.of(), "Look at the machine's jobs.",
						new TimeoutException()));
			}
			return untilConcluded(awaitEnd(), questions - 1);
		});
	}

	private CompletableFuture<Done> dismiss(QueryJobs.Job job) {
		return Commands.send(machine, new JobDismiss(job.id()), "The job could not be dismissed").thenCompose(done -> {
			var error = job.error();
			return error.isEmpty()
					? CompletableFuture.completedFuture(done)
					: CompletableFuture.failedFuture(
							new OperationFailed("The image could not be created", command.toJson(), error.get(),
									List.of(), Advice.about(error.get()), null));
		});
	}

	private CompletableFuture<Event> awaitEnd() {
		return machine.awaitEvent(event -> event.name().equals("JOB_STATUS_CHANGE")
				&& event.data().path("id").asText().equals(command.jobId())
				&& event.data().path("status").asText().equals("concluded"), BETWEEN_QUESTIONS);
	}
}
