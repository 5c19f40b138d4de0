package org.wheelhouse.core.migration.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.state.MigratedDisk;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.JobVerb;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Takes disks along with a migration: mirrors each into its new image, which the destination serves by NBD, until both are the
 * same; lets go of them at the moment at which the guest stands still, before the destination takes it; or gives it up, after
 * which the source's disks are the guest's, and the only ones. Used by one migration. Any thread; nothing blocks. All fails with
 * {@link OperationFailed}.
 */
public final class StorageAlong {

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
	private static final Duration WHILE_IT_STANDS = Duration.ofMillis(20);
	private static final int LOOKS_FOR_END = 1500;
	private static final String CONCLUDED = "concluded";
	/** QEMU's word of a job that was told to end before it was done. */
	private static final String CANCELLED = "Operation cancel"; // strerror: one l

	private final MachineAccess source;
	private final MachineAccess destination;
	private final StorageCommands commands;
	private volatile boolean givenUp;
	private volatile boolean switchedOver;

	/** @param commands what is sent */
	public StorageAlong(MachineAccess source, MachineAccess destination, StorageCommands commands) {
		this.source = source;
		this.destination = destination;
		this.commands = commands;
	}

	/** Has the destination offer its new images. */
	public CompletableFuture<?> offer() {
		return send(commands.offer());
	}

	/**
	 * Copies, until all disks are the same at both ends. That takes as long as it takes: {@link #giveUp} ends it.
	 *
	 * @return fails when a job has failed, or it was given up
	 */
	public CompletableFuture<?> prepare() {
		return send(commands.copy()).thenCompose(_ -> {
			source.invalidate(Topic.MIGRATION, Topic.BLOCK);
			return untilReady();
		});
	}

	private CompletableFuture<?> untilReady() {
		if (givenUp) {
			return CompletableFuture.failedFuture(OperationFailed.refused("Taking the disks along was given up", ""));
		}
		// A job that is to be slow hears of a destination that has gone only when it goes on.
		var there = destination.send(new RawCommand("query-block-exports"))
				.exceptionallyCompose(problem -> CompletableFuture
						.failedFuture(OperationFailed.of("The destination was lost", problem, List.of())));
		return jobs().thenCombine(there, (jobs, _) -> jobs).thenCompose(jobs -> {
			var failed = jobs.failure(commands.disks());
			return failed != null
					? CompletableFuture.failedFuture(failed)
					: jobs.areReady(commands.disks())
							? CompletableFuture.completedFuture(null)
							: later().thenCompose(_ -> untilReady());
		});
	}

	/**
	 * The guest stands still and all of its memory but the last is there: looks once more at the jobs, ends them, waits until
	 * they have, and has the destination offer its images no more. Where a job has failed nothing is ended.
	 */
	public CompletableFuture<?> switchOver() {
		switchedOver = true;
		return jobs().thenCompose(jobs -> {
			var failed = jobs.failure(commands.disks());
			if (failed != null || !jobs.areReady(commands.disks())) {
				return CompletableFuture.failedFuture(failed != null
						? failed
						: OperationFailed.refused("A disk is not the same at both ends any more", ""));
			}
			return send(commands.end()).thenCompose(_ -> untilEnded(LOOKS_FOR_END)).thenCompose(ended -> {
				var after = ended.failure(commands.disks());
				return after == null
						? send(commands.tidy()).thenCompose(_ -> untilNothingIsOffered(LOOKS_FOR_END))
								.thenCompose(_ -> send(List.of(commands.stop())))
						: CompletableFuture.failedFuture(after);
			});
		});
	}

	/** What ends the copying of disks that a source is found at, as when a person gives up: {@link #prepare} fails then. */
	public static List<BlockJobCancel> cancelling(List<String> jobs) {
		return jobs.stream().filter(job -> MigratedDisk.isJob(job)).sorted()
				.map(job -> new BlockJobCancel(job, true)).toList();
	}

	/** Whether {@link #switchOver} has begun. */
	public boolean hasSwitchedOver() {
		return switchedOver;
	}

	/** Has the guest go, after {@link #switchOver}. */
	public CompletableFuture<?> goOn() {
		return send(List.of(StorageCommands.goOn()));
	}

	/**
	 * Ends all that is left of it at the source, which keeps its disks; the destination is to be ended by who has started it.
	 *
	 * @return what became of it, each a few words; never fails
	 */
	public CompletableFuture<List<String>> giveUp() {
		givenUp = true;
		CompletableFuture<?> tried = CompletableFuture.completedFuture(null);
		for (var disk : commands.disks()) {
			// A destination that is cut off would hold the job until the kernel gives the connection up.
			tried = tried.thenCompose(_ -> quietly(new RawCommand("yank", yanked(disk))))
					.thenCompose(_ -> quietly(new BlockJobCancel(disk.job(), true)));
		}
		return tried.thenCompose(_ -> untilEnded(LOOKS_FOR_END)).handle((_, _) -> true).thenCompose(_ -> forget())
				.thenCompose(_ -> quietly(commands.after().command())).thenCompose(_ -> jobs())
				.handle((jobs, problem) -> problem == null && jobs.isEmpty(commands.disks())
						? List.of("its disks are the source's alone")
						: List.of("a job may still work on a disk of the source: look at its block devices"));
	}

	private static com.fasterxml.jackson.databind.node.ObjectNode yanked(CopiedDisk disk) {
		var arguments = JsonNodeFactory.instance.objectNode();
		arguments.putArray("instances").addObject().put("type", "block-node").put("node-name", disk.link());
		return arguments;
	}

	private CompletableFuture<?> forget() {
		CompletableFuture<?> forgotten = CompletableFuture.completedFuture(null);
		for (var disk : commands.disks()) {
			forgotten = forgotten.thenCompose(_ -> quietly(new JobVerb("dismiss", disk.job(), false)))
					.thenCompose(_ -> quietly(new BlockdevDel(disk.link())));
		}
		return forgotten;
	}

	private <R> CompletableFuture<Boolean> quietly(org.wheelhouse.qmp.command.QmpCommand<R> command) {
		return source.send(command).handle((_, problem) -> problem == null);
	}

	private CompletableFuture<?> send(List<StorageCommand> list) {
		CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
		for (var command : list) {
			sent = sent.thenCompose(_ -> Commands.send(command.toSource() ? source : destination, command.command(),
					command.onFailure()));
		}
		return sent;
	}

	private CompletableFuture<Jobs> jobs() {
		return source.send(new QueryJobs())
				.thenCombine(source.send(new QueryBlockJobs()), (jobs, ready) -> Jobs.of(jobs, ready))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of("The source does not say how far its disks are", problem, List.of())));
	}

	private CompletableFuture<Jobs> untilEnded(int looks) {
		return jobs().thenCompose(jobs -> jobs.haveEnded(commands.disks())
				? CompletableFuture.completedFuture(jobs)
				: looks == 0
						? CompletableFuture.failedFuture(
								OperationFailed.refused("The job of a disk does not end", "Look at the block devices."))
						: soon().thenCompose(_ -> untilEnded(looks - 1)));
	}

	private CompletableFuture<Boolean> untilNothingIsOffered(int looks) {
		return destination.send(new RawCommand("query-block-exports")).thenCompose(exports -> {
			if (exports.isEmpty()) {
				return CompletableFuture.completedFuture(true);
			}
			return looks == 0
					? CompletableFuture.<Boolean>failedFuture(
							OperationFailed.refused("The destination does not let go of its new images", ""))
					: soon().thenCompose(_ -> untilNothingIsOffered(looks - 1));
		});
	}

	private static CompletableFuture<Boolean> later() {
		return after(BETWEEN_LOOKS);
	}

	/** While the guest stands still. */
	private static CompletableFuture<Boolean> soon() {
		return after(WHILE_IT_STANDS);
	}

	private static CompletableFuture<Boolean> after(Duration time) {
		return new CompletableFuture<Boolean>().completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** The jobs of the source by id: what they are doing, and whether source and target are the same. */
	private record Jobs(Map<String, QueryJobs.Job> jobs, List<String> ready) {

		static Jobs of(List<QueryJobs.Job> jobs, List<QueryBlockJobs.Job> blockJobs) {
			var byId = new HashMap<String, QueryJobs.Job>();
			jobs.forEach(job -> byId.put(job.id(), job));
			var ready = new ArrayList<String>();
			blockJobs.stream().filter(QueryBlockJobs.Job::ready).forEach(job -> ready.add(job.device()));
			return new Jobs(byId, ready);
		}

		boolean areReady(List<CopiedDisk> disks) {
			return disks.stream().allMatch(disk -> ready.contains(disk.job()));
		}

		boolean haveEnded(List<CopiedDisk> disks) {
			return disks.stream().allMatch(disk -> !jobs.containsKey(disk.job())
					|| jobs.get(disk.job()).status().equals(CONCLUDED));
		}

		boolean isEmpty(List<CopiedDisk> disks) {
			return disks.stream().noneMatch(disk -> jobs.containsKey(disk.job()));
		}

		/** Why one has failed, or is not there any more. */
		@org.eclipse.jdt.annotation.Nullable
		Exception failure(List<CopiedDisk> disks) {
			for (var disk : disks) {
				var job = jobs.get(disk.job());
				var words = job == null ? "" : job.error().orElse("");
				if (job == null || words.startsWith(CANCELLED)) {
					return new CopyingCancelled(disk);
				}
				if (!words.isEmpty()) {
					return new OperationFailed("The disk " + disk.title() + " could not be copied to " + disk.target(),
							"",
							words, List.of(), advice(words, disk), null);
				}
			}
			return null;
		}

		private static String advice(String words, CopiedDisk disk) {
			return words.contains("No space left")
					? "The disk of the destination is full: make room where " + disk.target()
							+ " is, or choose another folder."
					: Advice.about(words);
		}
	}
}
