package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.hotplug.AskedDevices.Timers;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.JobDismiss;
import org.wheelhouse.qmp.command.QueryJobs;

/**
 * What is left in QEMU when the connection ends while an image is being created: the job, which stays until somebody dismisses it,
 * and the node of its file, which the job holds. Any thread.
 *
 * @param node for which the image was made
 */
record UnfinishedImage(MachineAccess machine, Timers timers, String node) {

	private static final String CONCLUDED = "concluded";
	private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
	/** A minute: QEMU writes the head of an image, and cannot be told to stop. */
	private static final int QUESTIONS = 300;

	/** Completes when nothing is left of it, or what is left cannot be had; never fails. */
	CompletableFuture<Boolean> clear() {
		return job(QUESTIONS).exceptionally(_ -> new Done())
				.thenCompose(_ -> machine.send(new BlockdevDel(Backends.protocol(node))))
				.handle((_, problem) -> problem == null);
	}

	private CompletableFuture<Done> job(int questions) {
		var id = Backends.creation(node);
		return machine.ask(new QueryJobs()).thenCompose(jobs -> {
			var job = jobs.stream().filter(known -> known.id().equals(id)).findFirst();
			if (job.isEmpty() || questions == 0) {
				return CompletableFuture.completedFuture(new Done());
			}
			return job.get().status().equals(CONCLUDED)
					? machine.send(new JobDismiss(id))
					: later().thenCompose(_ -> job(questions - 1));
		});
	}

	private CompletableFuture<Boolean> later() {
		var passed = new CompletableFuture<Boolean>();
		timers.schedule(BETWEEN_QUESTIONS, () -> passed.complete(true));
		return passed;
	}
}
